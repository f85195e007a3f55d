package io.scitq.server.sweep;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.scitq.server.metrics.MeterNames;
import io.scitq.spi.ProviderId;
import io.scitq.store.StrayRow;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Shows how many strays there are at each provider, and what they cost in a day. */
final class StrayMeters {
  private static final int HOURS = 24;

  private final AtomicReference<List<StrayRow>> last = new AtomicReference<>(List.of());

  StrayMeters(MeterRegistry registry, Collection<ProviderId> providers) {
    for (ProviderId provider : providers) {
      Gauge.builder(MeterNames.STRAYS, last, rows -> of(rows.get(), provider).size())
          .tag(MeterNames.PROVIDER, provider.value())
          .register(registry);
      Gauge.builder(MeterNames.STRAY_COST, last, rows -> perDay(of(rows.get(), provider)))
          .tag(MeterNames.PROVIDER, provider.value())
          .register(registry);
    }
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
