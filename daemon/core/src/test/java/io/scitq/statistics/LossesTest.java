package io.scitq.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.scitq.catalog.Surcharge;
import io.scitq.samples.Offers;
import io.scitq.samples.Workers;
import io.scitq.spi.OfferingId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossesTest { // lesson 31: what selection reads
  private static final Instant NOW = Workers.NOW;
  private static final OfferingId ID = Offers.azure("D8s").make().id();

  private static Map<OfferingId, Surcharge> of(Map<String, Double> weights, Instant now) {
    Map<String, Tally> tallies = new HashMap<>();
    weights.forEach((kind, weight) -> tallies.put(kind, new Tally(1, weight, NOW, List.of())));
    return Losses.surcharges(List.of(new OfferingStatistics(ID, tallies)), now);
  }

  @ParameterizedTest
  @CsvSource({
    "evicted, 1, 1, 0.25",
    "evicted, 1, 97, 0",
    "evicted, 10, 10, 0.7692",
    "evicted, 500, 1, 1",
    "failed:never_registered, 1, 1, 0.25",
    "failed:no_capacity, 4, 4, 0.1429",
    "failed:failed, 4, 4, 0.1429",
    "failed:quota_reached, 50, 50, 0",
    "failed:authentication_failed, 50, 50, 0",
    "failed:throttled, 50, 50, 0",
    "registered, 50, 50, 0",
    "evicted, 0, 0, 0",
    "evicted, NaN, 1, 0",
  })
  void theShareGrowsWithLossesAndIsBounded(
      String kind, double weight, double launched, double share) {
    Map<OfferingId, Surcharge> found =
        of(Map.of(kind, weight, OfferingEvent.LAUNCHED, launched), NOW);

    assertThat(found.containsKey(ID) ? found.get(ID).share() : 0).isEqualTo(share, within(0.0001));
  }

  @Test
  void isForgottenInTime() {
    Map<String, Double> weights = Map.of(OfferingEvent.EVICTED, 1.0, OfferingEvent.LAUNCHED, 1.0);

    double today = of(weights, NOW).get(ID).share();
    double nextWeek = of(weights, NOW.plus(Duration.ofDays(7))).get(ID).share();

    assertThat(nextWeek).isLessThan(today).isEqualTo(0.5 / 3.5, within(0.0001));
    assertThat(of(weights, NOW.plus(Duration.ofDays(60)))).isEmpty();
    assertThat(of(weights, NOW).get(ID).evidence())
        .isEqualTo("1.0 evicted, 0.0 unregistered, 0.0 refused of 1.0 recent launches");
  }
}
