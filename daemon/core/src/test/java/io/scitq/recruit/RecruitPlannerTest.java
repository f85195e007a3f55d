package io.scitq.recruit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.catalog.PreferredRegion;
import io.scitq.quota.Unavailability;
import io.scitq.samples.Offers;
import io.scitq.samples.RandomOffers;
import io.scitq.samples.Workers;
import io.scitq.spi.Exclusion;
import io.scitq.spi.Offering;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecruitPlannerTest {
  private static final Offering CHEAP = Offers.azure("D8s").price("0.1").make();
  private static final Offering DEAR = Offers.ovh("b3-30").price("0.4").make();

  @Test
  void launchesTheCheapestWithFigures() {
    World world = World.of(DEAR, CHEAP).pending("a", 3).recruiter(auto("a", 1));

    assertThat(launches(world)).containsExactly("3 azure/westeurope/D8s");
    Decision.Launch launch = (Decision.Launch) world.decisions().getFirst();
    assertThat(launch.reasons().getFirst().code()).isEqualTo(ReasonCode.CHEAPEST);
    assertThat(launch.reasons().getFirst().detail()).isEqualTo("price=0.1 EUR/h");
    assertThat(launch.concurrency()).isEqualTo(4);
    assertThat(launch.prefetch()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"10,3,0,4", "9,3,0,3", "1,100,0,1", "10,3,2,2", "10,3,4,0", "10,3,9,0"})
  void needsWhatThePendingTasksJustify(int pending, int perWorker, int workers, int need) {
    World world = World.of(CHEAP).cores(CHEAP, 10_000).pending("a", pending);
    world.recruiter(with(auto("a", 1), perWorker, 0, 0));
    for (int id = 1; id <= workers; id++) {
      world.worker(Workers.running(id, "a", CHEAP));
    }

    RecruitPlan.Recruiting part = world.plan().recruitings().getFirst();

    assertThat(part.need()).isEqualTo(need);
    assertThat(part.workers()).isEqualTo(workers);
    assertThat(launched(world)).isEqualTo(need);
  }

  // lesson 1: only what lives, or is being launched in time, is capacity
  @Test
  void countsOnlyLivingWorkers() {
    Workers base = Workers.running(1, "a", CHEAP);
    World world = World.of(CHEAP).pending("a", 20).recruiter(auto("a", 1));
    world
        .worker(base)
        .worker(base.status(WorkerStatus.PAUSED))
        .worker(base.status(WorkerStatus.OFFLINE).heard(Duration.ofMinutes(1)))
        .worker(Workers.launching(2, "a", CHEAP))
        .worker(base.status(WorkerStatus.FAILED))
        .worker(base.status(WorkerStatus.EVICTED))
        .worker(base.status(WorkerStatus.OFFLINE).heard(Duration.ofMinutes(3)))
        .worker(base.heard(Duration.ofMinutes(3)))
        .worker(base.leaves())
        .worker(Workers.launching(3, "a", CHEAP).deadline(World.NOW))
        .worker(base.status(WorkerStatus.OFFLINE).neverHeard());

    assertThat(world.plan().recruitings().getFirst().workers()).isEqualTo(4);
  }

  // lesson 2: what rank 1 gets lowers rank 2's need
  @Test
  void ranksOfABatchShareOnePass() {
    World world = World.of(DEAR, CHEAP).cores(CHEAP, 16).pending("a", 5);
    world.recruiter(auto("a", 2)).recruiter(at(auto("a", 1), "azure"));

    assertThat(launches(world)).containsExactly("2 azure/westeurope/D8s", "3 ovh/GRA11/b3-30");
    assertThat(world.plan().recruitings().stream().map(part -> part.need())).containsExactly(5, 3);
  }

  // lesson 4: one bad row never stops the others
  @Test
  void isolatesBadRecruiters() {
    World world = World.of(CHEAP).pending("a", 1).pending("b", 1).pending("c", 1).pending("d", 1);
    world.recruiter(World.recruiter("a", 1, "auto:cpus>1"));
    world.recruiter(with(auto("b", 1), 0, 0, 0));
    world.recruiter(World.recruiter("c", 1, ""));
    world.recruiter(auto("d", 1));

    assertThat(codes(world))
        .containsExactly(
            ReasonCode.FILTER_INVALID,
            ReasonCode.RECRUITER_INVALID,
            ReasonCode.FILTER_INVALID,
            ReasonCode.CHEAPEST);
  }

  // lesson 6: the maximum limits launches and is a reason
  @Test
  void maximumLimitsLaunches() {
    World world = World.of(CHEAP).pending("a", 9).worker(Workers.running(1, "a", CHEAP));
    world.recruiter(with(auto("a", 1), 1, 0, 3));

    assertThat(launches(world)).containsExactly("2 azure/westeurope/D8s");
    Decision.Hold hold = hold(world);
    assertThat(hold.missing()).isEqualTo(6);
    assertThat(hold.reasons().getFirst().detail()).isEqualTo("asked=8 used=1 limit=3");
  }

  // lesson 7: a region without a known quota holds a fixed number
  @Test
  void launchesAFixedNumberWithoutKnownQuota() {
    World world = World.of(CHEAP).pending("a", 50).recruiter(auto("a", 1));

    assertThat(launched(world)).isEqualTo(10);
    assertThat(hold(world).missing()).isEqualTo(40);
    assertThat(hold(world).reasons().getFirst().detail())
        .contains("kind=unknown-quota asked=1 used=10 limit=10");
  }

  // lesson 8: two recruiters of one pass see each other's launches
  @Test
  void sharesTheQuotaAmongRecruiters() {
    World world = World.of(CHEAP).cores(CHEAP, 80).pending("a", 6).pending("b", 6);
    world.worker(Workers.launching(1, "z", CHEAP)).recruiter(auto("a", 1)).recruiter(auto("b", 1));

    assertThat(launches(world)).containsExactly("6 azure/westeurope/D8s", "3 azure/westeurope/D8s");
    assertThat(hold(world).reasons().getFirst().detail())
        .isEqualTo(
            "region=azure/westeurope kind=declared-cores asked=8 used=80 limit=80 offerings=1");
  }

  @Test
  void limitsLaunchesInFlight() {
    World world = World.of(CHEAP).pending("a", 9).recruiter(auto("a", 1));
    world.worker(Workers.launching(1, "z", CHEAP)).inFlight = 3;

    assertThat(launched(world)).isEqualTo(2);
    assertThat(hold(world).reasons().getFirst().detail()).isEqualTo("asked=9 used=1 limit=3");
  }

  // lesson 14: blocked offerings are passed over at once
  @Test
  void goesToTheNextOfferingWhenOneIsBlocked() {
    World world = World.of(CHEAP, DEAR).pending("a", 2).recruiter(auto("a", 1));
    world.blocks.add(block(World.NOW.plusSeconds(60)));

    assertThat(launches(world)).containsExactly("2 ovh/GRA11/b3-30");
  }

  // lesson 13: one probe first
  @Test
  void probesOnceAfterABlock() {
    World world = World.of(CHEAP, DEAR).pending("a", 3).recruiter(auto("a", 1));
    world.blocks.add(block(World.NOW.minusSeconds(1)));

    assertThat(launches(world)).containsExactly("1 azure/westeurope/D8s", "2 ovh/GRA11/b3-30");
    assertThat(world.decisions().getFirst().reasons().stream().map(Reason::code))
        .contains(ReasonCode.PROBE);
  }

  @Test
  void holdsAndSaysWhyEachGroupIsUnusable() {
    Offering far = Offers.azure("D8s").in("eastus").make();
    World world = World.of(CHEAP, DEAR, far).pending("a", 3).recruiter(auto("a", 1));
    world.blocks.add(block(World.NOW.plusSeconds(60)));
    world.cores(far, 0).launchable = Set.of(RandomOffers.azure());

    assertThat(hold(world).missing()).isEqualTo(3);
    assertThat(hold(world).reasons().stream().map(Reason::code))
        .containsExactlyInAnyOrder(
            ReasonCode.UNAVAILABLE, ReasonCode.PROVIDER_DISABLED, ReasonCode.QUOTA);
  }

  // lesson 17: stale data is not bought on
  @Test
  void holdsWhenCatalogIsStale() {
    World world = World.of(CHEAP).pending("a", 3).recruiter(auto("a", 1));
    world.observed = World.NOW.minus(Duration.ofHours(49));

    assertThat(codes(world)).containsExactly(ReasonCode.CATALOG_STALE);
  }

  // lesson 16: nothing fits is an answer with the rejecting filters
  @Test
  void saysWhatRejectedEverything() {
    Offering soldOut = Offers.ovh("b3-60").size(64, 99, 0).excluded(Exclusion.OUT_OF_STOCK).make();
    World world = World.of(CHEAP, soldOut).pending("a", 1);
    world.recruiter(World.recruiter("a", 1, "auto:cpu>=64"));

    assertThat(hold(world).reasons().getFirst().detail())
        .isEqualTo("considered=2 rejected=1 by cpu>=64, 1 by out of stock at the provider");
  }

  // lesson 34: also when the stop has cancelled the only workers it had
  @Test
  void holdsForAStoppedBatchWithoutWorkers() {
    World world = World.of(CHEAP).pending("a", 10).recruiter(World.recruiter("a", 1, "auto"));
    world.stopped.add("a");

    assertThat(codes(world)).containsExactly(ReasonCode.BATCH_STOPPED);
  }

  // lesson 34: a paused batch stops recruiting, also when its workers have fallen silent
  @Test
  void holdsWhenTheBatchIsStopped() {
    Workers paused = Workers.running(1, "a", CHEAP).status(WorkerStatus.PAUSED);
    World world = World.of(CHEAP).pending("a", 3).recruiter(auto("a", 1));
    world.worker(paused).worker(paused.heard(Duration.ofHours(9)));

    assertThat(codes(world)).containsExactly(ReasonCode.BATCH_STOPPED);
    assertThat(codes(world.worker(Workers.running(2, "a", CHEAP))))
        .containsExactly(ReasonCode.CHEAPEST);
  }

  @Test
  void waitsForTheMinimumOfTasks() {
    World world = World.of(CHEAP).pending("a", 4).recruiter(with(auto("a", 1), 1, 5, 9));

    assertThat(codes(world)).containsExactly(ReasonCode.BELOW_MINIMUM_TASKS);
    assertThat(codes(world.pending("a", 5))).containsExactly(ReasonCode.CHEAPEST);
    assertThat(codes(world.pending("a", 0))).containsExactly(ReasonCode.NO_PENDING_TASK);
  }

  // lesson 15: preferred regions of the given provider come first
  @Test
  void prefersTheOperatorsRegions() {
    Offering near = Offers.azure("D8s").in("swedencentral").price("0.2").make();
    World world = World.of(CHEAP, near).pending("a", 1).recruiter(at(auto("a", 1), "azure"));
    world.preferred.add(new PreferredRegion(RandomOffers.azure(), "sweden%"));

    assertThat(launches(world)).containsExactly("1 azure/swedencentral/D8s");
    assertThat(codes(world)).containsExactly(ReasonCode.PREFERRED_REGION);
  }

  @Test
  void launchesANamedFlavorWhateverItsTags() {
    Offering metal = Offers.ovh("bm-l1").tags("M").make();
    World world = World.of(CHEAP, metal).pending("a", 1);
    world.recruiter(World.recruiter("a", 1, "bm-l1"));

    assertThat(launches(world)).containsExactly("1 ovh/GRA11/bm-l1");
    assertThat(codes(world)).containsExactly(ReasonCode.NAMED_FLAVOR);
  }

  @Test
  void survivesProvidersThatNobodyKnows() {
    World world = World.of(CHEAP).pending("a", 1).recruiter(at(auto("a", 1), "No Such!"));

    assertThat(codes(world)).containsExactly(ReasonCode.NOTHING_FITS);
  }

  private static Recruiter auto(String batch, int rank) {
    return World.recruiter(batch, rank, "auto:cpu>=8");
  }

  private static Recruiter at(Recruiter base, String provider) {
    return new Recruiter(
        base.id(),
        base.flavor(),
        base.region(),
        Optional.of(provider),
        base.concurrency(),
        base.prefetch(),
        base.tasksPerWorker(),
        base.minimumTasks(),
        base.maximumWorkers());
  }

  private static Recruiter with(Recruiter base, int perWorker, int minimum, int maximum) {
    return new Recruiter(
        base.id(),
        base.flavor(),
        base.region(),
        base.provider(),
        base.concurrency(),
        base.prefetch(),
        perWorker,
        positive(minimum),
        positive(maximum));
  }

  private static OptionalInt positive(int value) {
    return value > 0 ? OptionalInt.of(value) : OptionalInt.empty();
  }

  private static Unavailability block(Instant until) {
    return new Unavailability(
        Unavailability.Scope.of(CHEAP.id()), "no_capacity", "no room", World.NOW, until, 1);
  }

  private static List<String> launches(World world) {
    return world.decisions().stream()
        .filter(Decision.Launch.class::isInstance)
        .map(Decision.Launch.class::cast)
        .map(launch -> launch.count() + " " + launch.offering())
        .toList();
  }

  private static int launched(World world) {
    return world.decisions().stream()
        .mapToInt(each -> each instanceof Decision.Launch launch ? launch.count() : 0)
        .sum();
  }

  private static Decision.Hold hold(World world) {
    return (Decision.Hold) world.decisions().getLast();
  }

  private static List<ReasonCode> codes(World world) {
    return world.decisions().stream().map(each -> each.reasons().getFirst().code()).toList();
  }
}
