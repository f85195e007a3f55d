package io.scitq.server.update;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.scitq.catalog.Catalog;
import io.scitq.server.metrics.MeterNames;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Shows how much of each provider can be chosen, and how old the oldest of its regions is. */
public final class CatalogMeters {
  private CatalogMeters() {}

  /** Registers the gauges of these providers. */
  public static void register(
      MeterRegistry registry,
      Collection<ProviderId> providers,
      LiveCatalog catalog,
      InstantSource clock) {
    for (ProviderId provider : providers) {
      Gauge.builder(MeterNames.OFFERINGS, catalog, live -> live.current().sellable(provider))
          .tag(MeterNames.PROVIDER, provider.value())
          .register(registry);
      Gauge.builder(MeterNames.CATALOG_AGE, catalog, live -> age(live.current(), provider, clock))
          .tag(MeterNames.PROVIDER, provider.value())
          .baseUnit("seconds")
          .register(registry);
    }
  }

  /** NaN while nothing of the provider was read. */
  private static double age(Catalog catalog, ProviderId provider, InstantSource clock) {
    Optional<Instant> oldest =
        catalog.regions().stream()
            .filter(region -> region.provider().equals(provider))
            .map((Region region) -> catalog.observedAt(region))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    return oldest
        .map(seen -> Duration.between(seen, clock.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }
}
