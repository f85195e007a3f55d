package io.scitq.server.sweep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.scitq.server.metrics.MeterNames;
import io.scitq.spi.ProviderId;
import io.scitq.store.StrayRow;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Shows how many strays there are at each provider, what they cost in a day, and whether its
 * listings are complete: only those show that a machine is gone.
 */
final class StrayMeters {
  private static final int HOURS = 24;

  private final MeterRegistry registry;
  private final AtomicReference<List<StrayRow>> last = new AtomicReference<>(List.of());

  StrayMeters(MeterRegistry registry, Collection<ProviderId> providers) {
    this.registry = registry;
    for (ProviderId provider : providers) {
      Gauge.builder(MeterNames.STRAYS, last, rows -> of(rows.get(), provider).size())
          .tag(MeterNames.PROVIDER, provider.value())
          .register(registry);
      Gauge.builder(MeterNames.STRAY_COST, last, rows -> perDay(of(rows.get(), provider)))
          .tag(MeterNames.PROVIDER, provider.value())
          .register(registry);
      listings(provider, true);
      listings(provider, false);
    }
  }

  private Counter listings(ProviderId provider, boolean complete) {
    String outcome = complete ? "complete" : "partial";
    return registry.counter(
        MeterNames.LISTINGS, MeterNames.PROVIDER, provider.value(), MeterNames.OUTCOME, outcome);
  }

  /** A listing was compared with the rows, and what it taught is recorded. */
  void compared(ProviderId provider, boolean complete) {
    listings(provider, complete).increment();
  }

  void show(List<StrayRow> rows) {
    last.set(List.copyOf(rows));
  }

  private static List<StrayRow> of(List<StrayRow> rows, ProviderId provider) {
    return rows.stream().filter(row -> row.id().provider().equals(provider)).toList();
  }

  /** In the provider's own currency; what has no known price counts nothing. */
  private static double perDay(List<StrayRow> rows) {
    return rows.stream()
        .flatMap(row -> row.price().stream())
        .mapToDouble(price -> price.perHour().doubleValue() * HOURS)
        .sum();
  }
}
