package io.scitq.server.operation;

import io.scitq.api.FlavorView;
import io.scitq.catalog.Catalog;
import io.scitq.protofilter.Protofilter;
import io.scitq.server.recruit.QuotaRoom;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Flavor;
import io.scitq.spi.Gpu;
import io.scitq.spi.Offering;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Offerings as others see them.
 *
 * @param catalog for the age of the data
 * @param room what is left of the quotas, and what is forbidden
 * @param staleAfter data older than this is marked
 * @param now for ages
 */
record FlavorViews(Catalog catalog, QuotaRoom.Now room, Duration staleAfter, Instant now) {
  FlavorView view(Offering offering) {
    Flavor flavor = offering.flavor();
    Optional<Duration> age =
        catalog.observedAt(offering.id().where()).map(seen -> Duration.between(seen, now));
    return new FlavorView(
        flavor.id().name(),
        flavor.id().provider().value(),
        offering.region(),
        flavor.vcpus(),
        flavor.memoryGb(),
        flavor.diskGb(),
        flavor.tags().letters(),
        flavor.gpu().map(FlavorViews::gpu).orElse(null),
        flavor.gpu().map(Gpu::memoryGb).orElse(null),
        offering.price().map(price -> price.perHour().doubleValue()).orElse(0.0),
        offering.price().map(price -> price.currency().getCurrencyCode()).orElse(""),
        eviction(offering),
        offering.eviction() instanceof EvictionRate.Unknown,
        boxed(room.of(offering)),
        age.map(Duration::toSeconds).orElse(null),
        room.banned(offering).orElse(null),
        room.blocked(offering).orElse(null),
        age.map(old -> old.compareTo(staleAfter) > 0).orElse(false));
  }

  private static @Nullable Long boxed(Optional<Long> value) {
    return value.orElse(null);
  }

  private static int eviction(Offering offering) {
    return switch (offering.eviction()) {
      case EvictionRate.Known(int percentPerHour) -> percentPerHour;
      case EvictionRate.Unknown() -> Protofilter.DEFAULT_MAX_EVICTION;
    };
  }

  private static String gpu(Gpu gpu) {
    return gpu.count() == 1 ? gpu.model() : (gpu.count() + " x " + gpu.model()).strip();
  }
}
