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

  /** Renewed while a run goes on; a killed daemon's run is over after it. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration RENEWAL = Duration.ofSeconds(10);

  /** At start a killed daemon's lease may still stand: it ends within these. */
  private static final int START_ATTEMPTS = 5;

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

  /** Says whether anything of what this provider sells was ever read. */
  public boolean hasData(ProviderId provider) {
    return stores.catalog().lastSuccess(provider).isPresent();
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
      Thread renewal = Thread.ofVirtual().name(lease).start(() -> renew(lease));
      try {
        return Optional.of(updater.run(force));
      } finally {
        renewal.interrupt();
        stores.leases().release(lease, holder);
      }
    } finally {
      running.remove(provider);
    }
  }

  private void renew(String lease) {
    try {
      while (true) {
        Thread.sleep(RENEWAL);
        stores.leases().acquire(lease, holder, LEASE, clock.instant());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs in the background; the end is in the log and in the table of runs. */
  public void runInBackground(ProviderId provider) {
    Thread.ofVirtual().name("update-" + provider).start(() -> runAndLog(provider));
  }

  /** False when another run holds the lease. */
  private boolean runAndLog(ProviderId provider) {
    try {
      return run(provider, false).isPresent();
    } catch (RuntimeException error) {
      LOG.atError()
          .addKeyValue("provider", provider)
          .setCause(error)
          .log("catalog update broke off; what was known stays");
      return true;
    }
  }

  /** Starts a run for each provider without data, or whose data is older than this. */
  public void fillAtStart(Duration age) {
    for (ProviderId provider : updaters.keySet()) {
      if (isOlderThan(provider, age)) {
        Thread.ofVirtual().name("fill-" + provider).start(() -> fill(provider, age));
      }
    }
  }

  private void fill(ProviderId provider, Duration age) {
    try {
      for (int attempt = 0; attempt < START_ATTEMPTS && isOlderThan(provider, age); attempt++) {
        if (runAndLog(provider)) {
          return;
        }
        Thread.sleep(RENEWAL);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOlderThan(ProviderId provider, Duration age) {
    Instant limit = clock.instant().minus(age);
    return stores.catalog().lastSuccess(provider).filter(last -> !last.isBefore(limit)).isEmpty();
  }
}
