package io.scitq.local;

import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.QuotaSource;
import io.scitq.spi.Region;
import io.scitq.spi.ServerId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** As many workers as the operator allows on this host. */
final class LocalQuotas implements QuotaSource {
  private static final Region HERE = new Region(LocalProviderFactory.LOCAL, Machine.NAME);

  private final Agents agents;
  private final int workers;
  private final ServerId serverId;
  private final InstantSource clock;

  LocalQuotas(Agents agents, int workers, ServerId serverId, InstantSource clock) {
    this.agents = agents;
    this.workers = workers;
    this.serverId = serverId;
    this.clock = clock;
  }

  @Override
  public FetchReport<QuotaReading> fetchQuotas() {
    Instant now = clock.instant();
    try {
      long used = agents.alive(serverId);
      QuotaReading reading = new QuotaReading(HERE, QuotaKind.INSTANCES, workers, used, now);
      return new FetchReport<>(List.of(reading), Set.of(Machine.NAME), List.of(), now);
    } catch (IOException unreadable) {
      return FetchReport.failed(
          new FetchProblem(Machine.NAME, "unreadable", "the agents' records: " + unreadable), now);
    }
  }
}
