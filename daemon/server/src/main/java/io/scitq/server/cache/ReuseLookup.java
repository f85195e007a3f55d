package io.scitq.server.cache;

import io.scitq.cache.CacheHash;
import io.scitq.cache.Listing;
import io.scitq.store.ReusableExecution;
import io.scitq.store.ReuseStore;
import io.scitq.store.ReuseTask;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for an earlier result for one task, and serves the task from it. */
final class ReuseLookup {
  private static final Logger LOG = LoggerFactory.getLogger(ReuseLookup.class);

  private final ReuseStore store;
  private final Places places;
  private final InstantSource clock;

  ReuseLookup(ReuseStore store, Places places, InstantSource clock) {
    this.store = store;
    this.places = places;
    this.clock = clock;
  }

  /** How it ended: a stable word. */
  enum Outcome {
    SERVED,
    NO_CANDIDATE,
    INPUT_DIFFERS,
    INPUT_UNKNOWN,
    OUTPUT_LOST,
    TASK_CHANGED;

    String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Ends with the task served, or released to the workers. */
  Outcome run(ReuseTask task, Deadline deadline) {
    Outcome outcome = look(task, deadline);
    if (outcome != Outcome.SERVED) {
      store.missed(task, outcome.label(), clock.instant());
    }
    return outcome;
  }

  private Outcome look(ReuseTask task, Deadline deadline) {
    List<ReusableExecution> candidates = store.candidates(task);
    if (candidates.isEmpty()) {
      return Outcome.NO_CANDIDATE;
    }
    Optional<String> hash = CacheHash.input(task.work(), remembered(task, deadline));
    if (hash.isEmpty()) {
      return Outcome.INPUT_UNKNOWN;
    }
    List<ReusableExecution> same =
        candidates.stream().filter(each -> each.inputHash().equals(hash.get())).toList();
    Outcome outcome = Outcome.INPUT_DIFFERS;
    for (ReusableExecution candidate : same) {
      outcome = use(task, candidate, deadline);
      if (outcome != Outcome.OUTPUT_LOST) {
        return outcome;
      }
    }
    return outcome;
  }

  /** The same place may be named twice; trouble with one is told. */
  private Function<String, Listing> remembered(ReuseTask task, Deadline deadline) {
    Map<String, Listing> known = new HashMap<>();
    return uri ->
        known.computeIfAbsent(
            uri,
            place -> {
              Listing listing = places.list(place, deadline);
              if (listing instanceof Listing.Unavailable(String why)) {
                LOG.atWarn()
                    .addKeyValue("task", task.id())
                    .addKeyValue("place", place)
                    .addKeyValue("reason", why)
                    .log("cannot be compared with earlier results");
              }
              return listing;
            });
  }

  private Outcome use(ReuseTask task, ReusableExecution candidate, Deadline deadline) {
    try {
      String from = candidate.outputFolder().orElse("");
      if (!places
          .outputHash(from, candidate.outputFiles(), deadline)
          .equals(candidate.outputHash())) {
        store.forget(candidate);
        return Outcome.OUTPUT_LOST;
      }
      if (!candidate.outputFolder().equals(task.output())) {
        String into = task.output().orElse("");
        places.copy(from, into, candidate.outputFiles(), deadline);
        if (!places
            .outputHash(into, candidate.outputFiles(), deadline)
            .equals(candidate.outputHash())) {
          throw new PlaceException("the copy differs from its source");
        }
      }
    } catch (PlaceException e) {
      LOG.atWarn()
          .addKeyValue("task", task.id())
          .addKeyValue("execution", candidate.id())
          .addKeyValue("reason", e.getMessage())
          .log("an earlier result cannot be used");
      return Outcome.OUTPUT_LOST;
    }
    return store.serve(task, candidate, clock.instant()) ? Outcome.SERVED : Outcome.TASK_CHANGED;
  }
}
