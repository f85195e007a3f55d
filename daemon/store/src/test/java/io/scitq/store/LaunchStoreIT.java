package io.scitq.store;

import static io.scitq.store.Fixtures.AZURE;
import static io.scitq.store.Fixtures.LEASE;
import static io.scitq.store.Fixtures.NOW;
import static io.scitq.store.Fixtures.OVH;
import static io.scitq.store.Fixtures.f2;
import static io.scitq.store.Fixtures.instance;
import static io.scitq.store.Fixtures.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.quota.Unavailability;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class LaunchStoreIT {
  private static final LaunchFailure NO_CAPACITY =
      new LaunchFailure.NoCapacity(LaunchFailure.Scope.OFFERING, "AllocationFailed", "none left");

  private final TestPostgres postgres;
  private TestDatabase test;
  private LaunchStore store;

  LaunchStoreIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    test = TestDatabase.migrated(postgres);
    store = new LaunchStore(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private ClaimedLaunch claimOne(Instant now) {
    return store.claim(OVH, 1, "me", LEASE, now).getFirst();
  }

  private String status(LaunchId launch) {
    return test.value("SELECT status FROM scitqd.launch WHERE launch_id = ?", launch.value());
  }

  private String job() {
    return test.value(
        "SELECT action || ' ' || status || ' ' || coalesce(progression, -1) FROM job ORDER BY job_id LIMIT 1");
  }

  @Test
  void goesFromRecordToRegistration() {
    recorded(test.database(), 1);
    assertThat(job()).isEqualTo("worker_deploy pending -1");
    ClaimedLaunch claimed = claimOne(NOW);
    assertThat(claimed.offering()).isEqualTo(f2());
    assertThat(claimed.flavor().vcpus()).isEqualTo(2);
    assertThat(claimed.concurrency()).isEqualTo(4);
    assertThat(claimed.person()).isFalse();
    assertThat(claimed.attempts()).isEqualTo(1);
    assertThat(job()).isEqualTo("worker_deploy running 10");
    assertThat(store.accepted(claimed.id(), instance(claimed.name(), InstanceStatus.STARTING), NOW))
        .isTrue();
    FollowedLaunch followed = store.following(OVH, 10, NOW, NOW).getFirst();
    assertThat(followed.status()).isEqualTo(LaunchStatus.STARTING);
    assertThat(followed.ref().vendorId()).contains("vendor-" + claimed.name());
    assertThat(followed.deadline()).isEqualTo(NOW.plus(Fixtures.DEADLINE));
    store.booted(claimed.id(), instance(claimed.name(), InstanceStatus.RUNNING), NOW);
    assertThat(job()).isEqualTo("worker_deploy running 70");
    assertThat(test.value("SELECT ipv4 FROM worker")).isEqualTo("192.0.2.1");
    assertThat(store.markRegistered(NOW)).isEmpty();
    test.execute("UPDATE worker SET last_contact_date = ?", Utc.naive(NOW.plusSeconds(60)));
    assertThat(store.markRegistered(NOW.plusSeconds(61))).containsExactly(claimed.id());
    assertThat(job()).isEqualTo("worker_deploy succeeded -1");
    assertThat(status(claimed.id())).isEqualTo("registered");
    assertThat(store.following(OVH, 10, NOW.plusSeconds(61), NOW.plusSeconds(61))).isEmpty();
  }

  @Test
  void looksAtWhatWasNotLookedAtForLongestAndAtNothingTooSoon() {
    recorded(test.database(), 3);
    for (ClaimedLaunch claimed : store.claim(OVH, 3, "me", LEASE, NOW)) {
      store.accepted(claimed.id(), instance(claimed.name(), InstanceStatus.STARTING), NOW);
    }

    List<LaunchId> first = looked(2, NOW, NOW);
    List<LaunchId> second = looked(2, NOW.minusSeconds(5), NOW.plusSeconds(1));

    assertThat(first).hasSize(2);
    assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(looked(9, NOW.minusSeconds(1), NOW.plusSeconds(4))).isEmpty();
    assertThat(looked(9, NOW, NOW.plusSeconds(5))).containsExactlyInAnyOrderElementsOf(first);
  }

  private List<LaunchId> looked(int most, Instant before, Instant now) {
    return store.following(OVH, most, before, now).stream().map(FollowedLaunch::id).toList();
  }

  @Test
  void neverGivesALaunchToTwoClaimers() throws Exception { // lesson 22
    recorded(test.database(), 40);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<ClaimedLaunch>>> claims = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String holder = "holder" + i;
        Callable<List<ClaimedLaunch>> claim = () -> store.claim(OVH, 5, holder, LEASE, NOW);
        claims.add(threads.submit(claim));
      }
      Set<LaunchId> seen = new HashSet<>();
      int total = 0;
      for (Future<List<ClaimedLaunch>> claim : claims) {
        total += claim.get().size();
        claim.get().forEach(each -> seen.add(each.id()));
      }
      while (total < 40) { // those that a claimer skipped because another held the lock
        List<ClaimedLaunch> rest = store.claim(OVH, 40, "last", LEASE, NOW);
        total += rest.size();
        rest.forEach(each -> seen.add(each.id()));
      }
      assertThat(seen).hasSize(40);
    }
    assertThat(store.claim(OVH, 40, "late", LEASE, NOW)).isEmpty();
  }

  @Test
  void givesABegunLaunchAgainUnderItsNameWhenTheClaimRunsOut() { // lesson 22, after kill -9
    recorded(test.database(), 1);
    ClaimedLaunch first = claimOne(NOW);
    assertThat(store.claim(OVH, 1, "other", LEASE, NOW.plus(LEASE).minusSeconds(1))).isEmpty();
    ClaimedLaunch second = store.claim(OVH, 1, "other", LEASE, NOW.plus(LEASE)).getFirst();
    assertThat(second.name()).isEqualTo(first.name());
    assertThat(second.attempts()).isEqualTo(2);
  }

  @Test
  void freesTheClaimsOfADaemonThatNoLongerSaysItLives() { // lesson 22, after kill -9
    recorded(test.database(), 1);
    Duration alive = Duration.ofSeconds(15);
    store.heartbeat("me", alive, NOW);
    ClaimedLaunch first = claimOne(NOW);

    assertThat(store.heartbeat("other", alive, NOW.plusSeconds(14))).isZero();
    assertThat(store.claim(OVH, 1, "other", LEASE, NOW.plusSeconds(14))).isEmpty();
    assertThat(store.heartbeat("other", alive, NOW.plusSeconds(15))).isEqualTo(1);

    assertThat(store.claim(OVH, 1, "other", LEASE, NOW.plusSeconds(15)).getFirst().name())
        .isEqualTo(first.name());
  }

  @Test
  void aHolderFreesItsOwnClaimsAndNoOthers() {
    recorded(test.database(), 1);
    ClaimedLaunch claimed = claimOne(NOW);

    store.free(List.of(claimed.id()), "other", NOW);
    assertThat(store.claim(OVH, 1, "other", LEASE, NOW)).isEmpty();
    store.free(List.of(claimed.id()), "me", NOW);

    assertThat(store.claim(OVH, 1, "other", LEASE, NOW).getFirst().name())
        .isEqualTo(claimed.name());
  }

  @Test
  void leavesOtherProvidersAlone() {
    recorded(test.database(), 1);
    assertThat(store.claim(AZURE, 5, "me", LEASE, NOW)).isEmpty();
  }

  @Test
  void holdsALaunchWhoseBatchWasStopped() { // lesson 34
    recorded(test.database(), 1);
    test.execute("UPDATE worker SET status = 'paused'");
    assertThat(store.claim(OVH, 5, "me", LEASE, NOW)).isEmpty();
    test.execute("UPDATE worker SET status = 'offline'");
    assertThat(store.claim(OVH, 5, "me", LEASE, NOW)).hasSize(1);
  }

  @Test
  void removesTheWorkerOfAFailedLaunchAndRemembersTheBlock() { // lesson 8
    recorded(test.database(), 1);
    Unavailability block =
        new Unavailability(
            new Unavailability.Scope(
                OVH, Optional.of("R1"), Optional.of("F2"), Optional.empty(), 0),
            "no_capacity",
            "none left",
            NOW,
            NOW.plus(Duration.ofHours(1)),
            1);
    ClaimedLaunch claimed = claimOne(NOW);
    store.failed(claimed.id(), NO_CAPACITY, Optional.of(block), false, NOW);
    assertThat(test.value("SELECT count(*) FROM worker")).isEqualTo("0");
    assertThat(status(claimed.id())).isEqualTo("gone");
    assertThat(job()).startsWith("worker_deploy failed");
    assertThat(test.value("SELECT log FROM job"))
        .contains("no_capacity: AllocationFailed none left");
    assertThat(new UnavailabilityStore(test.database()).active(NOW)).containsExactly(block);
    store.failed(claimed.id(), NO_CAPACITY, Optional.empty(), false, NOW); // told twice
    assertThat(status(claimed.id())).isEqualTo("gone");
  }

  @Test
  void deletesWhatAFailedLaunchLeftAtTheCloud() { // lesson 24
    recorded(test.database(), 1);
    ClaimedLaunch claimed = claimOne(NOW);
    store.failed(claimed.id(), NO_CAPACITY, Optional.empty(), true, NOW);
    assertThat(test.value("SELECT status FROM worker")).isEqualTo("failed");
    DoomedLaunch doomed = store.claimDeletions(OVH, 5, "me", LEASE, NOW).getFirst();
    assertThat(doomed.id()).isEqualTo(claimed.id());
    assertThat(doomed.ref().name()).isEqualTo(claimed.name());
    store.gone(doomed.id(), NOW);
    assertThat(test.value("SELECT count(*) FROM worker")).isEqualTo("0");
  }

  @Test
  void waitsAsToldAndCountsAttempts() { // lesson 14
    recorded(test.database(), 2);
    List<ClaimedLaunch> both = store.claim(OVH, 2, "me", LEASE, NOW);
    Instant later = NOW.plusSeconds(30);
    store.postpone(
        both.get(0).id(), new LaunchFailure.Throttled(Optional.empty(), "429", "slow"), later, NOW);
    store.postpone(
        both.get(1).id(), new LaunchFailure.Indeterminate("timeout", "no answer"), later, NOW);
    assertThat(status(both.get(0).id())).isEqualTo("recorded");
    assertThat(status(both.get(1).id())).isEqualTo("launching");
    assertThat(store.claim(OVH, 5, "me", LEASE, later.minusMillis(1))).isEmpty();
    assertThat(store.claim(OVH, 5, "me", LEASE, later))
        .hasSize(2)
        .allMatch(each -> each.attempts() == 2);
  }

  @Test
  void deletesALateSuccessOfALaunchThatWasGivenUp() { // lesson 22
    recorded(test.database(), 1);
    ClaimedLaunch claimed = claimOne(NOW);
    store.failed(claimed.id(), NO_CAPACITY, Optional.empty(), false, NOW);
    assertThat(store.accepted(claimed.id(), instance(claimed.name(), InstanceStatus.RUNNING), NOW))
        .isFalse();
    DoomedLaunch doomed = store.claimDeletions(OVH, 5, "me", LEASE, NOW).getFirst();
    assertThat(doomed.reason()).isEqualTo("late-success");
    assertThat(doomed.ref().vendorId()).isPresent();
  }

  @Test
  void endsAProbedBlockWhenALaunchItCoveredBoots() { // lesson 13
    recorded(test.database(), 1);
    UnavailabilityStore blocks = new UnavailabilityStore(test.database());
    blocks.record(block(Optional.of("F2"), Optional.empty(), 0, NOW.minusSeconds(1)));
    blocks.record(block(Optional.empty(), Optional.of("family"), 2, NOW.minusSeconds(1)));
    blocks.record(block(Optional.empty(), Optional.of("family"), 3, NOW.minusSeconds(1)));
    blocks.record(block(Optional.empty(), Optional.empty(), 0, NOW.plusSeconds(60)));
    ClaimedLaunch claimed = claimOne(NOW);
    store.booted(claimed.id(), instance(claimed.name(), InstanceStatus.RUNNING), NOW);
    assertThat(blocks.all()).extracting(each -> each.scope().minVcpus()).containsExactly(0, 3);
  }

  private static Unavailability block(
      Optional<String> flavor, Optional<String> family, int minVcpus, Instant until) {
    return new Unavailability(
        new Unavailability.Scope(OVH, Optional.of("R1"), flavor, family, minVcpus),
        "no_capacity",
        "",
        NOW,
        until,
        1);
  }

  @Test
  void failsALaunchWhoseFlavorIsNoLongerKnown() {
    recorded(test.database(), 1);
    test.execute("DELETE FROM flavor");
    assertThat(store.claim(OVH, 5, "me", LEASE, NOW)).isEmpty();
    assertThat(test.value("SELECT log FROM job")).contains("no longer has this flavor");
    assertThat(test.value("SELECT count(*) FROM worker")).isEqualTo("0");
  }
}
