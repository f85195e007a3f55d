package io.scitq.server.schedule;

import io.scitq.catalog.Refill;
import io.scitq.server.loop.LoopPlan;
import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.server.update.UpdaterService;
import io.scitq.spi.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Has the catalogs fetched again of which nothing is known, long before their schedule. */
public final class RefillPass implements Pass, NextRuns {
  /** Well below the shortest pause; a look is one step in an index for each provider. */
  public static final LoopPlan PLAN =
      new LoopPlan("refill", Set.of(), Duration.ofSeconds(5), Duration.ofSeconds(1));

  private final UpdaterService updaters;
  private final NextRuns schedule;
  private final Map<ProviderId, Refill> waiting = new ConcurrentHashMap<>();

  /**
   * A round that has not been run.
   *
   * @param schedule when the updaters run otherwise
   */
  public RefillPass(UpdaterService updaters, NextRuns schedule) {
    this.updaters = updaters;
    this.schedule = schedule;
  }

  @Override
  public PassResult run(Instant now) {
    boolean acted = false;
    for (ProviderId provider : updaters.providers()) {
      if (updaters.hasData(provider)) {
        waiting.remove(provider);
      } else {
        acted |= look(provider, now);
      }
    }
    return acted ? PassResult.ACTED : PassResult.QUIET;
  }

  private boolean look(ProviderId provider, Instant now) {
    Refill next = waiting.getOrDefault(provider, Refill.after(now));
    boolean due = next.isDue(now) && !updaters.isRunning(provider);
    if (due) {
      updaters.runInBackground(provider);
      next = next.next(now);
    } else if (updaters.isRunning(provider)) {
      next = next.delayed(now);
    }
    waiting.put(provider, next);
    return due;
  }

  /** What comes first: the next try, or the schedule. */
  @Override
  public Optional<Instant> of(ProviderId provider) {
    return Stream.concat(
            Optional.ofNullable(waiting.get(provider)).map(Refill::due).stream(),
            schedule.of(provider).stream())
        .min(Instant::compareTo);
  }
}
