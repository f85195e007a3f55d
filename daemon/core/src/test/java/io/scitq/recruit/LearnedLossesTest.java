package io.scitq.recruit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.catalog.PreferredRegion;
import io.scitq.samples.Offers;
import io.scitq.samples.RandomOffers;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.statistics.OfferingEvent;
import io.scitq.statistics.OfferingStatistics;
import io.scitq.statistics.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearnedLossesTest { // lesson 31: remember the eviction in the statistics that selection reads
  private static final Offering CHEAP = Offers.azure("A").price("0.10").make();
  private static final Offering CLOSE = Offers.azure("B").price("0.12").make();
  private static final Offering DEAR = Offers.azure("C").price("0.30").make();

  private final World world =
      World.of(CHEAP, CLOSE, DEAR).pending("b", 1).recruiter(World.recruiter("b", 1, "auto"));

  private void evicted(OfferingId offering, double times) {
    Tally tally = new Tally((long) times, times, World.NOW, List.of());
    world.statistics.add(
        new OfferingStatistics(
            offering, Map.of(OfferingEvent.EVICTED, tally, OfferingEvent.LAUNCHED, tally)));
  }

  private Decision.Launch launch() {
    return (Decision.Launch) world.decisions().getFirst();
  }

  @Test
  void aCloseOneGoesBeforeTheCheapestThatWasEvictedAndTheReasonsSaySo() { // lesson 37
    evicted(CHEAP.id(), 1);

    Decision.Launch launch = launch();

    assertThat(launch.offering()).isEqualTo(CLOSE.id());
    assertThat(launch.reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.CHEAPEST, ReasonCode.LEARNED_LOSSES);
    assertThat(launch.reasons().getLast().detail())
        .isEqualTo(
            "passed=azure/westeurope/A price=0.10 EUR/h counts_as=0.1250 EUR/h"
                + " for=1.0 evicted, 0.0 unregistered, 0.0 refused of 1.0 recent launches");
  }

  @Test
  void noHistoryMakesAnOfferingCostMoreThanTwice() {
    evicted(CHEAP.id(), 1000);
    evicted(CLOSE.id(), 1000);

    assertThat(launch().offering()).isEqualTo(CHEAP.id());
    assertThat(launch().reasons().getFirst().detail())
        .startsWith("price=0.10 EUR/h counts_as=0.19")
        .contains("1000.0 evicted");
  }

  @Test
  void aPreferredRegionStaysFirst() {
    world.preferred.add(new PreferredRegion(RandomOffers.azure(), "westeurope"));
    Offering elsewhere = Offers.azure("D").in("northeurope").price("0.01").make();
    world.offerings = List.of(CHEAP, elsewhere);
    world.recruiters.clear();
    Recruiter open = World.recruiter("b", 1, "auto");
    world.recruiter(
        new Recruiter(
            open.id(),
            open.flavor(),
            open.region(),
            Optional.of("azure"),
            open.concurrency(),
            open.prefetch(),
            open.tasksPerWorker(),
            open.minimumTasks(),
            open.maximumWorkers()));
    evicted(CHEAP.id(), 1000);

    assertThat(launch().offering()).isEqualTo(CHEAP.id());
    assertThat(launch().reasons().getFirst().code()).isEqualTo(ReasonCode.PREFERRED_REGION);
  }
}
