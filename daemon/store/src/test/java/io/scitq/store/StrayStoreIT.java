package io.scitq.store;

import static io.scitq.store.Fixtures.LEASE;
import static io.scitq.store.Fixtures.NOW;
import static io.scitq.store.Fixtures.OVH;
import static io.scitq.store.Fixtures.f2;
import static io.scitq.store.Fixtures.instance;
import static io.scitq.store.Fixtures.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.deploy.LaunchStatus;
import io.scitq.quota.Unavailability;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import io.scitq.sweep.LaunchFact;
import io.scitq.sweep.Listing;
import io.scitq.sweep.StrayId;
import io.scitq.sweep.StrayPlanner;
import io.scitq.sweep.SweepPlan;
import io.scitq.sweep.SweepSettings;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class StrayStoreIT { // lessons 26, 27 and 31
  private static final SweepSettings WET =
      new SweepSettings(Duration.ofMinutes(15), Duration.ofMinutes(2), true);
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));
  private static final Instant LAST = LATER.plus(Duration.ofHours(1));

  private final TestPostgres postgres;
  private TestDatabase test;
  private LaunchStore launches;
  private StrayStore strays;

  StrayStoreIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    test = TestDatabase.migrated(postgres);
    launches = new LaunchStore(test.database());
    strays = new StrayStore(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private SweepPlan plan(Instant now, Instance... instances) {
    return StrayPlanner.plan(
        new Listing(OVH, Set.of("R1"), List.of(instances), now),
        strays.launches(OVH),
        strays.known(),
        WET,
        now);
  }

  private List<LaunchFact> sweep(Instant now, Instance... instances) {
    return strays.record(plan(now, instances), each -> Optional.of(Price.of("0.5", "USD")), now);
  }

  /** A registered worker with a running task; gives its machine's name. */
  private InstanceName registered() {
    recorded(test.database(), 1);
    ClaimedLaunch claimed = launches.claim(OVH, 1, "me", LEASE, NOW).getFirst();
    launches.accepted(claimed.id(), instance(claimed.name(), InstanceStatus.RUNNING), NOW);
    test.execute(
        "UPDATE worker SET status = 'running', last_contact_date = ?",
        Utc.naive(NOW.plusSeconds(9)));
    launches.markRegistered(NOW);
    test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry)"
            + " VALUES ('c', 'running', now(), 'b', 1)");
    test.execute(
        "INSERT INTO execution (worker_id, task_id, status, creation_date, latest)"
            + " SELECT worker_id, 1, 'running', now(), true FROM worker");
    return claimed.name();
  }

  @Test
  void aStrayIsShownThenDoomedAndForgotten() {
    InstanceName name = new InstanceName("lab-node9");
    Instance stray = instance(name, InstanceStatus.RUNNING);

    sweep(NOW, stray);
    StrayRow first = strays.list().getFirst();
    assertThat(first.ripe()).isFalse();
    assertThat(first.price()).contains(Price.of("0.5", "USD"));
    sweep(LATER, stray);

    StrayRow second = strays.list().getFirst();
    assertThat(second.sightings()).isEqualTo(2);
    assertThat(second.firstSeen()).isEqualTo(first.firstSeen());
    assertThat(second.deleting()).isTrue();
    assertThat(strays.absent(second.id())).isEqualTo(1);
    strays.note(second.id(), "500: no");
    assertThat(strays.absent(second.id())).isEqualTo(1);
    assertThat(strays.absent(second.id())).isEqualTo(2);
    strays.forget(second.id());
    assertThat(strays.list()).isEmpty();
    assertThat(strays.delete(second.id())).isFalse();
  }

  @Test
  void aStrayThatVanishesByItselfIsForgotten() {
    sweep(NOW, instance(new InstanceName("lab-node9"), InstanceStatus.RUNNING));

    sweep(LATER);

    assertThat(strays.list()).isEmpty();
  }

  @Test
  void aWorkerWhoseMachineIsGoneLosesItsTasksWithoutUsingARetry() {
    registered();

    assertThat(sweep(LATER)).isEmpty();
    assertThat(test.value("SELECT status FROM task")).isEqualTo("running");
    List<LaunchFact> lost = sweep(LAST);

    assertThat(lost).hasSize(1);
    assertThat(test.value("SELECT status || retry FROM task")).isEqualTo("pending1");
    assertThat(test.value("SELECT status FROM worker")).isEqualTo("evicted");
    assertThat(test.value("SELECT status || ' ' || delete_reason FROM scitqd.launch"))
        .isEqualTo("deleting evicted");
    assertThat(new UnavailabilityStore(test.database()).all())
        .singleElement()
        .satisfies(block -> {
          assertThat(block.scope()).isEqualTo(Unavailability.Scope.of(f2()));
          assertThat(block.label()).isEqualTo("evicted");
          assertThat(block.until()).isAfter(LAST);
        });
  }

  @Test
  void oneListingThatHasItAgainClearsTheSuspicion() {
    InstanceName name = registered();
    sweep(LATER);

    sweep(LATER.plusSeconds(300), instance(name, InstanceStatus.RUNNING));

    assertThat(sweep(LAST)).isEmpty();
    assertThat(test.value("SELECT status FROM scitqd.launch")).isEqualTo("registered");
  }

  @Test
  void aLossIsRecordedOnceWhoeverTellsIt() {
    registered();
    sweep(LATER);
    SweepPlan plan = plan(LAST);
    assertThat(strays.record(plan, each -> Optional.empty(), LAST)).hasSize(1);

    assertThat(strays.record(plan, each -> Optional.empty(), LAST)).isEmpty();
  }

  @Test
  void anEvictionNoticeMakesTheOfferingSuspect() {
    registered();
    int worker = Integer.parseInt(test.value("SELECT worker_id FROM worker"));
    new WorkerStore(test.database())
        .update(
            new WorkerId(worker),
            Changes.<WorkerField>none().with(WorkerField.STATUS, "evicted"),
            LATER);

    assertThat(new UnavailabilityStore(test.database()).active(LATER))
        .singleElement()
        .satisfies(block -> assertThat(block.scope()).isEqualTo(Unavailability.Scope.of(f2())));
    assertThat(test.value("SELECT evicted_at IS NOT NULL FROM scitqd.launch")).isEqualTo("true");
    assertThat(test.value("SELECT status || retry FROM task")).isEqualTo("pending1");
  }

  @Test
  void anAdoptedMachineIsAWorkerLikeAnyOther() {
    InstanceName name = registered();
    WorkerId worker = new WorkerId(Integer.parseInt(test.value("SELECT worker_id FROM worker")));
    launches.requestDeletion(worker, "user", NOW);
    DoomedLaunch doomed = launches.claimDeletions(OVH, 1, "me", LEASE, NOW).getFirst();
    launches.gone(doomed.id(), NOW);
    sweep(LATER, instance(name, InstanceStatus.RUNNING));
    StrayRow stray = strays.list().getFirst();

    Adoptions.Terms terms =
        new Adoptions.Terms(
            "new", 3, Purchase.SPOT, Price.of("0.1", "USD"), Duration.ofMinutes(15));
    Optional<WorkerId> adopted = new Adoptions(test.database()).adopt(stray, terms, LATER);

    assertThat(test.value("SELECT name || ' ' || batch || ' ' || concurrency FROM worker"))
        .isEqualTo(name + " new 3");
    assertThat(strays.list()).isEmpty();
    assertThat(strays.launches(OVH))
        .singleElement()
        .satisfies(launch -> {
          assertThat(launch.status()).isEqualTo(LaunchStatus.STARTING);
          assertThat(launch.name()).isEqualTo(name);
        });
    assertThat(plan(LAST, instance(name, InstanceStatus.RUNNING)).strays()).isEmpty();
    assertThat(launches.requestDeletion(adopted.orElseThrow(), "user", LAST))
        .isEqualTo(DeletionAnswer.QUEUED);
    assertThat(new Adoptions(test.database()).adopt(stray, terms, LATER)).isEmpty();
  }

  @Test
  void aMachineThatDeclaredItselfAgainKeepsItsRow() {
    test.execute(
        "INSERT INTO worker (name, hostname, status, concurrency, batch, permanent)"
            + " VALUES ('lab-node9', 'lab-node9', 'running', 7, 'b', true)");
    sweep(NOW, instance(new InstanceName("lab-node9"), InstanceStatus.RUNNING));
    Adoptions.Terms terms =
        new Adoptions.Terms(
            "new", 3, Purchase.SPOT, Price.of("0.1", "USD"), Duration.ofMinutes(15));

    new Adoptions(test.database()).adopt(strays.list().getFirst(), terms, NOW);

    assertThat(
            test.value(
                "SELECT batch || ' ' || concurrency || ' ' || permanent || ' ' || provider"
                    + " FROM worker"))
        .isEqualTo("new 7 false ovh");
    assertThat(strays.delete(new StrayId(OVH, "vendor-lab-node9"))).isFalse();
  }
}
