package io.scitq.local;

import io.scitq.spi.CatalogSource;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Provider;
import io.scitq.spi.ProviderId;
import io.scitq.spi.QuotaSource;
import io.scitq.spi.ServerId;
import io.scitq.spi.StandingWorker;
import java.time.InstantSource;
import java.util.Optional;

/** This host, with its parts. */
final class LocalProvider implements Provider {
  private final CatalogSource catalog;
  private final QuotaSource quotas;
  private final AgentWatch watch;
  private final LocalDriver instances;
  private final Optional<String> standing;

  LocalProvider(
      LocalSettings settings,
      Processes processes,
      Machine machine,
      ServerId serverId,
      InstantSource clock) {
    AgentRecords records = new AgentRecords(settings.agents());
    Agents agents = new Agents(records, processes, settings, clock);
    watch = new AgentWatch(agents, clock);
    catalog = new LocalCatalog(machine, clock);
    quotas = new LocalQuotas(agents, settings.workers(), serverId, clock);
    instances = new LocalDriver(agents, watch, settings, serverId, clock);
    standing = settings.standing();
  }

  @Override
  public ProviderId id() {
    return LocalProviderFactory.LOCAL;
  }

  @Override
  public CatalogSource catalog() {
    return catalog;
  }

  @Override
  public QuotaSource quotas() {
    return quotas;
  }

  @Override
  public InstanceDriver instances() {
    return instances;
  }

  @Override
  public boolean isOwnHost() {
    return true;
  }

  /** It takes as many tasks at once as this machine has cores. */
  @Override
  public Optional<StandingWorker> standing() {
    OfferingId here = OfferingId.of(LocalProviderFactory.LOCAL, Machine.NAME, Machine.NAME);
    int cores = Runtime.getRuntime().availableProcessors();
    return standing.map(batch -> new StandingWorker(here, batch, cores));
  }

  /** The agents go on working. */
  @Override
  public void close() {
    watch.close();
  }
}
