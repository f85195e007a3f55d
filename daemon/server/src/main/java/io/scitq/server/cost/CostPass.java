package io.scitq.server.cost;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.scitq.server.loop.LoopPlan;
import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.server.metrics.MeterNames;
import io.scitq.store.CostStore;
import io.scitq.store.CostStore.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Reads what the machines that are there cost per hour, for the meters. A loop of its own, so that
 * a scrape never waits for the database.
 */
public final class CostPass implements Pass {
  /** As often as metrics are scraped by habit. */
  public static final LoopPlan PLAN =
      new LoopPlan("cost", Set.of(), Duration.ofSeconds(10), Duration.ofSeconds(1));

  private final CostStore costs;
  private final MultiGauge perHour;
  private final MultiGauge machines;

  /** A round that has not been run. */
  public CostPass(CostStore costs, MeterRegistry registry) {
    this.costs = costs;
    perHour =
        MultiGauge.builder(MeterNames.COST_PER_HOUR)
            .description("What the machines that are there cost per hour, in the currency named")
            .register(registry);
    machines =
        MultiGauge.builder(MeterNames.MACHINES)
            .description("Machines that are there and are paid for")
            .register(registry);
  }

  @Override
  public PassResult run(Instant now) {
    List<Rate> rates = costs.perHour();
    perHour.register(rows(rates, rate -> rate.perHour().doubleValue()), true);
    machines.register(rows(rates, rate -> (double) rate.machines()), true);
    return PassResult.QUIET;
  }

  private static List<MultiGauge.Row<?>> rows(List<Rate> rates, ToDoubleFunction<Rate> value) {
    return rates.stream()
        .<MultiGauge.Row<?>>map(rate -> MultiGauge.Row.of(tags(rate), value.applyAsDouble(rate)))
        .toList();
  }

  private static Tags tags(Rate rate) {
    return Tags.of(MeterNames.PROVIDER, rate.provider(), MeterNames.CURRENCY, rate.currency());
  }
}
