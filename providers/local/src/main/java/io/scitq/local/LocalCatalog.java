package io.scitq.local;

import io.scitq.spi.CatalogSource;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One offering: this machine, declared free. */
final class LocalCatalog implements CatalogSource {
  private static final Price FREE = Price.free("EUR");

  private final Machine machine;
  private final InstantSource clock;

  LocalCatalog(Machine machine, InstantSource clock) {
    this.machine = machine;
    this.clock = clock;
  }

  @Override
  public FetchReport<Offering> fetchOfferings() {
    Instant now = clock.instant();
    try {
      Offering here =
          new Offering(
              machine.flavor(),
              Machine.NAME,
              Purchase.ON_DEMAND,
              Optional.of(FREE),
              EvictionRate.NEVER,
              Optional.empty());
      return new FetchReport<>(List.of(here), Set.of(Machine.NAME), List.of(), now);
    } catch (IOException unreadable) {
      return FetchReport.failed(
          new FetchProblem(Machine.NAME, "unreadable", "this machine: " + unreadable), now);
    }
  }
}
