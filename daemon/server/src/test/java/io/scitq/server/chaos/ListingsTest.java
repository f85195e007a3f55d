package io.scitq.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ListingsTest {
  private final Listings listings = new Listings();

  @Test
  void countsCompleteOnesByProvider() {
    String meters =
        """
        # TYPE scitqd_sweep_listings_total counter
        scitqd_sweep_listings_total{outcome="complete",provider="azure"} 3.0
        scitqd_sweep_listings_total{outcome="partial",provider="azure"} 8.0
        scitqd_sweep_listings_total{outcome="complete",provider="ovh"} 12.0
        scitqd_sweep_strays{provider="ovh"} 1.0
        """;
    assertThat(listings.read(meters)).isEqualTo(Map.of("azure", 3L, "ovh", 12L));
  }

  @Test
  void goesOnCountingWithTheNextDaemon() {
    listings.read(complete("5.0"));
    listings.read(complete("7.0"));
    listings.read("");
    assertThat(listings.read(complete("1.0"))).isEqualTo(Map.of("ovh", 8L));
    assertThat(listings.read(complete("2.0"))).isEqualTo(Map.of("ovh", 9L));
  }

  private static String complete(String count) {
    return "scitqd_sweep_listings_total{outcome=\"complete\",provider=\"ovh\"} " + count + "\n";
  }
}
