package io.scitq.store;

import static io.scitq.store.Fixtures.NOW;
import static io.scitq.store.Fixtures.OVH;
import static io.scitq.store.Fixtures.RECRUITER;
import static io.scitq.store.Fixtures.recruiter;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.quota.Unavailability;
import io.scitq.recruit.RecruiterId;
import io.scitq.spi.FetchReport;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class SmallStoresIT {
  private final TestPostgres postgres;
  private TestDatabase test;

  SmallStoresIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    test = TestDatabase.migrated(postgres);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void keepsTheServerId() {
    ServerStore store = new ServerStore(test.database());
    assertThat(store.serverId()).isEqualTo(store.serverId());
    assertThat(store.serverId().value()).matches("[0-9a-f]{8}");
  }

  @Test
  void givesALeaseToOneHolderUntilItRunsOut() {
    LeaseStore leases = new LeaseStore(test.database());
    Duration ttl = Duration.ofSeconds(10);
    assertThat(leases.acquire("recruit", "a", ttl, NOW)).isTrue();
    assertThat(leases.acquire("recruit", "b", ttl, NOW)).isFalse();
    assertThat(leases.acquire("recruit", "a", ttl, NOW.plusSeconds(5))).isTrue();
    assertThat(leases.acquire("recruit", "b", ttl, NOW.plusSeconds(14))).isFalse();
    assertThat(leases.acquire("recruit", "b", ttl, NOW.plusSeconds(15))).isTrue();
    leases.release("recruit", "a");
    assertThat(leases.acquire("recruit", "a", ttl, NOW.plusSeconds(16))).isFalse();
    leases.release("recruit", "b");
    assertThat(leases.acquire("recruit", "a", ttl, NOW.plusSeconds(16))).isTrue();
  }

  @Test
  void givesOnTheLeaseOfADaemonThatNoLongerSaysThatItLives() {
    LeaseStore leases = new LeaseStore(test.database());
    LaunchStore launches = new LaunchStore(test.database());
    Duration beat = Duration.ofSeconds(15);
    launches.heartbeat("a", beat, NOW);
    Duration ttl = Duration.ofMinutes(10);
    assertThat(leases.acquire("update", "a", ttl, NOW)).isTrue();
    assertThat(leases.acquire("update", "b", ttl, NOW.plusSeconds(14))).isFalse();
    assertThat(leases.acquire("update", "b", ttl, NOW.plusSeconds(15))).isTrue();
  }

  @Test
  void givesOnALeaseThatAWrongClockWrote() {
    LeaseStore leases = new LeaseStore(test.database());
    Duration ttl = Duration.ofSeconds(10);
    Instant wrong = NOW.plus(Duration.ofDays(400));
    assertThat(leases.acquire("recruit", "a", ttl, wrong)).isTrue();
    assertThat(leases.acquire("recruit", "b", ttl, NOW)).isTrue();
  }

  @Test
  void knowsWhenADaemonLastSaidThatItLives() {
    LeaseStore leases = new LeaseStore(test.database());
    LaunchStore launches = new LaunchStore(test.database());
    Duration beat = Duration.ofSeconds(15);
    assertThat(leases.lastSignOfLife(beat)).isEmpty();
    launches.heartbeat("a", beat, NOW);
    launches.heartbeat("b", beat, NOW.plusSeconds(3));
    assertThat(leases.lastSignOfLife(beat)).contains(NOW.plusSeconds(3));
    assertThat(leases.living(NOW.plusSeconds(14))).containsExactly("a", "b");
    leases.releaseAll("a", NOW.plusSeconds(5));
    assertThat(leases.living(NOW.plusSeconds(5))).containsExactly("b");
  }

  @Test
  void keepsReadingsOfRegionsThatCouldNotBeRead() { // lesson 17
    QuotaStore store = new QuotaStore(test.database());
    store.save(
        report(
            NOW,
            Set.of("R1", "R2"),
            reading("R1", QuotaKind.CORES, NOW),
            reading("R1", QuotaKind.INSTANCES, NOW),
            reading("R2", QuotaKind.CORES, NOW)));
    Instant later = NOW.plusSeconds(60);
    store.save(report(later, Set.of("R1"), reading("R1", QuotaKind.CORES, later)));
    assertThat(store.readings())
        .containsExactly(
            reading("R1", QuotaKind.CORES, later), reading("R2", QuotaKind.CORES, NOW));
  }

  private static QuotaReading reading(String region, QuotaKind kind, Instant at) {
    return new QuotaReading(new Region(OVH, region), kind, 20, 3, at);
  }

  private static FetchReport<QuotaReading> report(
      Instant at, Set<String> complete, QuotaReading... readings) {
    return new FetchReport<>(List.of(readings), complete, List.of(), at);
  }

  @Test
  void keepsBlocksByScopeUntilCleared() { // lesson 13
    UnavailabilityStore store = new UnavailabilityStore(test.database());
    Unavailability.Scope whole =
        new Unavailability.Scope(OVH, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    Unavailability forEver =
        new Unavailability(whole, "authentication_failed", "401", NOW, Instant.MAX, 1);
    store.record(forEver);
    assertThat(store.active(NOW.plus(Duration.ofDays(9999)))).containsExactly(forEver);
    Unavailability again =
        new Unavailability(whole, "throttled", "429", NOW, NOW.plusSeconds(60), 2);
    store.record(again);
    assertThat(store.find(whole)).contains(again);
    assertThat(store.active(NOW.plusSeconds(60))).isEmpty();
    assertThat(store.all()).containsExactly(again);
    assertThat(store.clear(whole)).isTrue();
    assertThat(store.clear(whole)).isFalse();
  }

  @Test
  void keepsRecruiters() {
    RecruiterStore store = new RecruiterStore(test.database());
    RecruiterId second = new RecruiterId("batch", 2);
    assertThat(store.upsert(recruiter(second))).isTrue();
    assertThat(store.upsert(recruiter(RECRUITER))).isTrue();
    assertThat(store.upsert(recruiter(RECRUITER))).isFalse();
    assertThat(store.list(Optional.empty()))
        .containsExactly(recruiter(RECRUITER), recruiter(second));
    assertThat(store.list(Optional.of("other"))).isEmpty();
    assertThat(store.find(second)).contains(recruiter(second));
    assertThat(store.update(recruiter(new RecruiterId("x", 1)))).isFalse();
    assertThat(store.delete(second, NOW)).isTrue();
    assertThat(store.delete(second, NOW)).isFalse();
  }

  @Test
  void showsWorkersWithTheirWork() {
    Fixtures.recorded(test.database(), 1);
    test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry) VALUES ('c', 'running', now(), 'b', 0)");
    test.execute(
        "INSERT INTO execution (worker_id, task_id, status, creation_date, latest) VALUES (1, 1, 'failed', now(), true)");
    test.execute(
        "INSERT INTO execution (worker_id, task_id, status, creation_date, latest) VALUES (1, 1, 'running', now(), true)");
    WorkerViews views = new WorkerViews(test.database());
    WorkerRow row = views.find(new WorkerId(1)).orElseThrow();
    assertThat(row.executions("running")).isEqualTo(1);
    assertThat(row.executions("failed")).isZero(); // not the latest
    assertThat(row.price().orElseThrow()).hasToString("0.10 USD/h");
    assertThat(row.launch()).contains("recorded");
    assertThat(views.find(row.name())).containsExactly(row);
    assertThat(views.list(Optional.of("batch"), Optional.of("offline"))).containsExactly(row);
    assertThat(views.list(Optional.of("batch"), Optional.of("running"))).isEmpty();
    assertThat(views.find(new WorkerId(99))).isEmpty();
  }

  @Test
  void changesOnlyWhatIsGivenAndKeepsTheEvicted() {
    test.execute(
        "INSERT INTO worker (name, status, concurrency, batch) VALUES ('w', 'evicted', 8, 'b')");
    WorkerEdits edits = new WorkerEdits(test.database());
    WorkerEdits.Changes pause =
        new WorkerEdits.Changes(
            Optional.of(WorkerStatus.PAUSED),
            Optional.empty(),
            OptionalInt.of(2),
            OptionalInt.empty(),
            Optional.empty(),
            false);
    assertThat(edits.update(new WorkerId(1), pause, NOW)).isTrue();
    assertThat(test.value("SELECT status || concurrency || batch FROM worker"))
        .isEqualTo("evicted2b");
    WorkerEdits.Changes move =
        new WorkerEdits.Changes(
            Optional.of(WorkerStatus.RUNNING),
            Optional.of("c"),
            OptionalInt.empty(),
            OptionalInt.of(1),
            Optional.of("F"),
            false);
    assertThat(edits.update(new WorkerId(1), move, NOW)).isTrue();
    assertThat(
            test.value("SELECT status || concurrency || batch || prefetch || flavor FROM worker"))
        .isEqualTo("running2c1F");
    assertThat(edits.update(new WorkerId(9), move, NOW)).isFalse();
  }

  @Test
  void anOperatorsEvictionGivesTasksBackToo() { // lesson 31
    test.execute(
        "INSERT INTO worker (name, status, concurrency, batch) VALUES ('w', 'running', 8, 'b')");
    test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry)"
            + " VALUES ('c', 'running', now(), 'b', 1)");
    test.execute(
        "INSERT INTO execution (worker_id, task_id, status, creation_date, latest)"
            + " VALUES (1, 1, 'running', now(), true)");
    WorkerEdits.Changes evict =
        new WorkerEdits.Changes(
            Optional.of(WorkerStatus.EVICTED),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            false);
    assertThat(new WorkerEdits(test.database()).update(new WorkerId(1), evict, NOW)).isTrue();
    assertThat(test.value("SELECT status || retry FROM task")).isEqualTo("pending1");
    assertThat(test.value("SELECT status FROM execution")).isEqualTo("failed");
  }
}
