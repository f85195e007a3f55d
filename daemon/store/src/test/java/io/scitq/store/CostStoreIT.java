package io.scitq.store;

import static io.scitq.store.Fixtures.LEASE;
import static io.scitq.store.Fixtures.NOW;
import static io.scitq.store.Fixtures.OVH;
import static io.scitq.store.Fixtures.instance;
import static io.scitq.store.Fixtures.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.cost.BatchCost;
import io.scitq.quota.GoneLaunch;
import io.scitq.spi.FetchReport;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import io.scitq.statistics.OfferingEvent;
import io.scitq.statistics.OfferingStatistics;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What launches leave behind: their cost, their statistics, their use of quotas. */
@OnEachPostgres
class CostStoreIT {
  private static final LaunchFailure NO_CAPACITY =
      new LaunchFailure.NoCapacity(LaunchFailure.Scope.OFFERING, "AllocationFailed", "none left");
  private static final Instant LATER = NOW.plus(Duration.ofHours(2));

  private final TestPostgres postgres;
  private TestDatabase test;
  private LaunchStore launches;
  private CostStore costs;
  private OfferingEvents events;

  CostStoreIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    test = TestDatabase.migrated(postgres);
    launches = new LaunchStore(test.database());
    costs = new CostStore(test.database());
    events = new OfferingEvents(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private ClaimedLaunch accepted(Instant now) {
    ClaimedLaunch launch = launches.claim(OVH, 1, "me", LEASE, now).getFirst();
    launches.accepted(launch.id(), instance(launch.name(), InstanceStatus.STARTING), now);
    return launch;
  }

  private void register(ClaimedLaunch launch, Instant now) {
    test.execute(
        "UPDATE worker SET status = 'running', last_contact_date = ? WHERE worker_id = ?",
        Utc.naive(now),
        launch.worker().value());
    launches.markRegistered(now);
  }

  private void delete(ClaimedLaunch launch, Instant now) {
    launches.requestDeletion(launch.worker(), "idle", now);
    launches.gone(launch.id(), now);
  }

  private BatchCost.Line line(String batch, Instant now) {
    return costs.sheet(Optional.of(batch), now).batches().stream()
        .filter(cost -> cost.batch().equals(batch))
        .findFirst()
        .orElseThrow()
        .lines()
        .getFirst();
  }

  @Test
  void keepsThePriceAtLaunchAfterTheWorkerIsDeleted() { // lesson 39
    recorded(test.database(), 2);
    ClaimedLaunch launch = accepted(NOW);
    register(launch, NOW.plusSeconds(60));
    test.execute("UPDATE scitqd.offering SET cost = 99");
    delete(launch, NOW.plus(Duration.ofHours(1)));

    assertThat(
            test.value("SELECT count(*) FROM worker WHERE worker_id = ?", launch.worker().value()))
        .isEqualTo("0");
    BatchCost.Line line = line("batch", LATER);
    assertThat(line.spent()).isEqualByComparingTo("0.1");
    assertThat(line.currency().getCurrencyCode()).isEqualTo("USD");
    assertThat(line.launches()).isEqualTo(1); // the other is only recorded
    assertThat(line.failed()).isZero();
  }

  @Test
  void countsFailedLaunchesAndMachinesThatAreThere() {
    recorded(test.database(), 2);
    ClaimedLaunch failed = launches.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    launches.failed(failed.id(), NO_CAPACITY, Optional.empty(), false, NOW);
    accepted(NOW);

    BatchCost.Line line = line("batch", LATER);

    assertThat(line.launches()).isEqualTo(2);
    assertThat(line.failed()).isEqualTo(1);
    assertThat(line.running()).isEqualTo(1);
    assertThat(line.spent()).isEqualByComparingTo("0.2");
    assertThat(line.perHour()).isEqualByComparingTo("0.1");
    assertThat(costs.perHour())
        .singleElement()
        .satisfies(rate -> assertThat(rate.perHour()).isEqualByComparingTo("0.1"))
        .satisfies(rate -> assertThat(rate.machines()).isEqualTo(1));
    assertThat(new WorkerViews(test.database()).list(Optional.empty(), Optional.empty()))
        .singleElement()
        .satisfies(row -> assertThat(row.billedSince()).contains(NOW));
  }

  @Test
  void aMachineThatIsHandedOverCostsEachBatchItsTime() {
    recorded(test.database(), 1);
    ClaimedLaunch launch = accepted(NOW);
    WorkerEdits.Changes move =
        new WorkerEdits.Changes(
            Optional.empty(),
            Optional.of("other"),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            false);
    new WorkerEdits(test.database()).update(launch.worker(), move, NOW);
    assertThat(test.value("SELECT batch FROM scitqd.worker_move")).isEqualTo("other");
    test.execute(
        "UPDATE scitqd.worker_move SET at = ?", Utc.zoned(NOW.plus(Duration.ofMinutes(30))));

    assertThat(line("batch", LATER).spent()).isEqualByComparingTo("0.05");
    assertThat(line("batch", LATER).running()).isZero();
    assertThat(line("other", LATER).spent()).isEqualByComparingTo("0.15");
    assertThat(line("other", LATER).running()).isEqualTo(1);
    assertThat(costs.sheet(Optional.of("third"), LATER).batches()).isEmpty();
  }

  @Test
  void movingAWorkerThatWeDidNotLaunchIsNotNoted() {
    test.execute(
        "INSERT INTO worker (name, status, concurrency, batch) VALUES ('w', 'running', 8, 'b')");
    test.execute("UPDATE worker SET batch = 'c'");

    assertThat(test.value("SELECT count(*) FROM scitqd.worker_move")).isEqualTo("0");
  }

  private OfferingStatistics statistics() {
    List<OfferingStatistics> all =
        events.list(Optional.of("ovh"), Optional.of("R1"), Optional.of("F2"));
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private long total(String kind) {
    return statistics().tallies().containsKey(kind) ? statistics().tallies().get(kind).total() : 0;
  }

  @Test
  void countsOutcomesByOffering() { // lesson 31: what selection can learn from
    recorded(test.database(), 4);
    ClaimedLaunch good = accepted(NOW);
    launches.accepted(good.id(), instance(good.name(), InstanceStatus.STARTING), NOW); // told twice
    register(good, NOW.plusSeconds(90));
    ClaimedLaunch refused = launches.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    launches.failed(refused.id(), NO_CAPACITY, Optional.empty(), false, NOW);
    ClaimedLaunch late = accepted(NOW);
    launches.failed(late.id(), NO_CAPACITY, Optional.empty(), true, NOW);
    ClaimedLaunch mute = accepted(NOW);
    launches.requestDeletion(mute.worker(), "never-registered", NOW);
    new WorkerStore(test.database())
        .update(
            good.worker(),
            Changes.<WorkerField>none().with(WorkerField.STATUS, WorkerStatus.EVICTED.label()),
            NOW);

    assertThat(total(OfferingEvent.LAUNCHED)).isEqualTo(4);
    assertThat(total(OfferingEvent.REGISTERED)).isEqualTo(1);
    assertThat(total(OfferingEvent.EVICTED)).isEqualTo(1);
    assertThat(statistics().failures()).containsOnlyKeys("no_capacity", "never_registered");
    assertThat(total(OfferingEvent.FAILED + "no_capacity")).isEqualTo(2);
    assertThat(statistics().tallies().get(OfferingEvent.REGISTERED).medianSeconds()).hasValue(90);
    assertThat(events.list(Optional.of("azure"), Optional.empty(), Optional.empty())).isEmpty();
    assertThat(new RecruitStore(test.database()).snapshot(Map.of(), Set.of(OVH)).statistics())
        .singleElement()
        .satisfies(read ->
            assertThat(read.tallies())
                .containsOnlyKeys(
                    OfferingEvent.LAUNCHED,
                    OfferingEvent.EVICTED,
                    OfferingEvent.NEVER_REGISTERED,
                    OfferingEvent.FAILED + "no_capacity"));
  }

  @Test
  void losesNoCountWhenManyLaunchesEndAtOnce() throws Exception {
    int count = 24;
    recorded(test.database(), count);
    List<ClaimedLaunch> claimed = launches.claim(OVH, count, "me", LEASE, NOW);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> ends =
          IntStream.range(0, count)
              .mapToObj(at -> {
                ClaimedLaunch launch = claimed.get(at);
                Callable<Boolean> end =
                    () -> {
                      if (at % 2 == 0) {
                        launches.failed(launch.id(), NO_CAPACITY, Optional.empty(), false, NOW);
                        return false;
                      }
                      return launches.accepted(
                          launch.id(), instance(launch.name(), InstanceStatus.STARTING), NOW);
                    };
                return threads.submit(end);
              })
              .toList();
      for (Future<Boolean> end : ends) {
        end.get();
      }
    }

    assertThat(total(OfferingEvent.LAUNCHED)).isEqualTo(count);
    assertThat(total(OfferingEvent.FAILED + "no_capacity")).isEqualTo(count / 2);
  }

  @Test
  void knowsWhatAReadingStillCountsAlthoughItIsGone() {
    recorded(test.database(), 2);
    ClaimedLaunch launch = accepted(NOW);
    register(launch, NOW.plusSeconds(60));
    Region where = new Region(OVH, "R1");
    Instant read = NOW.plus(Duration.ofMinutes(20));
    new QuotaStore(test.database())
        .save(
            new FetchReport<>(
                List.of(new QuotaReading(where, QuotaKind.CORES, 10, 2, read)),
                Set.of("R1"),
                List.of(),
                read));
    assertThat(gone()).isEmpty();

    delete(launch, NOW.plus(Duration.ofMinutes(40)));
    ClaimedLaunch after = accepted(NOW.plus(Duration.ofMinutes(30)));
    register(after, NOW.plus(Duration.ofMinutes(35)));
    delete(after, NOW.plus(Duration.ofMinutes(40)));

    assertThat(gone())
        .singleElement()
        .satisfies(each -> assertThat(each.made()).isEqualTo(NOW))
        .satisfies(each -> assertThat(each.offering()).isEqualTo(Fixtures.f2()));
  }

  private List<GoneLaunch> gone() {
    return new RecruitStore(test.database()).snapshot(Map.of(), Set.of()).quotas().gone();
  }

  @Test
  void anUnknownWorkerHasNoEvent() {
    assertThat(launches.requestDeletion(new WorkerId(99), "never-registered", NOW))
        .isEqualTo(DeletionAnswer.UNKNOWN);
    assertThat(events.list(Optional.empty(), Optional.empty(), Optional.empty())).isEmpty();
  }
}
