package io.scitq.server.update;

import io.scitq.spi.Provider;
import io.scitq.spi.ProviderId;
import io.scitq.store.UpdateRun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The updaters of all configured providers; at most one run per provider at a time. */
public final class UpdaterService {
  private static final Logger LOG = LoggerFactory.getLogger(UpdaterService.class);

  /** Longer than any update that was seen; a run that died gives its lease back by then. */
  private static final Duration LEASE = Duration.ofMinutes(20);

  private final Map<ProviderId, Updater> updaters = new TreeMap<>();
  private final Set<ProviderId> running = ConcurrentHashMap.newKeySet();
  private final UpdateStores stores;
  private final InstantSource clock;
  private final String holder;

  /** Makes an updater for each provider. */
  public UpdaterService(
      Collection<Provider> providers,
      UpdateStores stores,
      LiveCatalog catalog,
      InstantSource clock,
      String holder) {
    this.stores = stores;
    this.clock = clock;
    this.holder = holder;
    for (Provider provider : providers) {
      updaters.put(provider.id(), new Updater(provider, stores, catalog, clock));
    }
  }

  /** The providers that can be updated. */
  public Set<ProviderId> providers() {
    return Set.copyOf(updaters.keySet());
  }

  /** Says whether a run is under way in this process. */
  public boolean isRunning(ProviderId provider) {
    return running.contains(provider);
  }

  /**
   * Runs the provider's updater and waits for it; empty when one is under way already, here or in
   * another daemon. The provider must be one of {@link #providers}.
   */
  public Optional<UpdateRun> run(ProviderId provider, boolean force) {
    Updater updater = updaters.get(provider);
    if (updater == null) {
      throw new IllegalArgumentException("no updater for provider " + provider);
    }
    if (!running.add(provider)) {
      return Optional.empty();
    }
    String lease = "update:" + provider;
    try {
      if (!stores.leases().acquire(lease, holder, LEASE, clock.instant())) {
        return Optional.empty();
      }
      try {
        return Optional.of(updater.run(force));
      } finally {
        stores.leases().release(lease, holder);
      }
    } finally {
      running.remove(provider);
    }
  }

  /** Runs in the background; the end is in the log and in the table of runs. */
  public void runInBackground(ProviderId provider) {
    Thread.ofVirtual().name("update-" + provider).start(() -> runAndLog(provider));
  }

  private void runAndLog(ProviderId provider) {
    try {
      run(provider, false);
    } catch (RuntimeException error) {
      LOG.atError()
          .addKeyValue("provider", provider)
          .setCause(error)
          .log("catalog update broke off; what was known stays");
    }
  }

  /** Starts a run for each provider without data, or whose data is older than this. */
  public void runWhereOlderThan(Duration age) {
    Instant limit = clock.instant().minus(age);
    for (ProviderId provider : updaters.keySet()) {
      Optional<Instant> last = stores.catalog().lastSuccess(provider);
      if (last.isEmpty() || last.get().isBefore(limit)) {
        runInBackground(provider);
      }
    }
  }
}
