package io.scitq.server.deploy;

import io.scitq.deploy.LaunchId;
import io.scitq.spi.Provider;
import io.scitq.spi.ProviderId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the work on one provider: each launch on a virtual thread of its own, a bounded
 * number at once, never two on the same launch. One provider that hangs does not hold up another.
 */
final class ProviderDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderDesk.class);

  private final Provider provider;
  private final int places;
  private final LookBudget looks = new LookBudget();
  private final Set<LaunchId> busy = ConcurrentHashMap.newKeySet();
  private final Set<LaunchId> brokenOff = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  ProviderDesk(Provider provider, int places) {
    this.provider = provider;
    this.places = places;
  }

  ProviderId id() {
    return provider.id();
  }

  Provider provider() {
    return provider;
  }

  /** How many more pieces of work it can take now. */
  int free() {
    return Math.max(0, places - busy.size());
  }

  /** What it may still ask about launches under way. */
  LookBudget looks() {
    return looks;
  }

  /** Begins the work, unless some is under way on the same launch, or the daemon is stopping. */
  boolean begin(LaunchId launch, Runnable work) {
    if (!busy.add(launch)) {
      return false;
    }
    try {
      threads.execute(() -> carryOut(launch, work));
      return true;
    } catch (RejectedExecutionException stopping) {
      busy.remove(launch); // its claim ends with this daemon's heartbeat
      return false;
    }
  }

  /** Launches whose work broke off and whose claims are to be freed. */
  Set<LaunchId> brokenOff() {
    return Set.copyOf(brokenOff);
  }

  /** Their claims are free. */
  void freed(Set<LaunchId> launches) {
    brokenOff.removeAll(launches);
  }

  private void carryOut(LaunchId launch, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException error) {
      // a lost database, for instance: the launch is taken up again under the same name
      brokenOff.add(launch);
      LOG.atError()
          .addKeyValue("provider", id())
          .addKeyValue("launch", launch)
          .setCause(error)
          .log("work on a launch broke off");
    } finally {
      busy.remove(launch);
    }
  }

  /** Waits a moment for work under way; what does not end is found again after the next start. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(3, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
