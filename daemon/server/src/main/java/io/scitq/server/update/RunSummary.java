package io.scitq.server.update;

import io.scitq.catalog.CatalogChange;
import io.scitq.catalog.CatalogUpdate;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.ProviderId;
import io.scitq.store.UpdateRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a run before it ends, made into the row that is kept of it.
 *
 * @param provider whose
 * @param started when
 * @param forced whether plausibility was waived
 * @param problems all of them
 */
record RunSummary(
    ProviderId provider, Instant started, boolean forced, List<FetchProblem> problems) {
  UpdateRun failed(Instant ended, String note) {
    return row(ended, "failed", new Counts(0, 0, 0, 0), Optional.of(note));
  }

  UpdateRun refused(Instant ended, String doubt) {
    return row(
        ended,
        "refused",
        new Counts(0, 0, 0, 0),
        Optional.of(doubt + "; force it with: scitq-manage updater run " + provider + " --force"));
  }

  UpdateRun applied(Instant ended, CatalogUpdate update) {
    Counts counts = count(update);
    boolean changed = counts.added + counts.changed + counts.removed > 0;
    String outcome = problems.isEmpty() ? (changed ? "updated" : "unchanged") : "partial";
    return row(ended, outcome, counts, Optional.empty());
  }

  private UpdateRun row(Instant ended, String outcome, Counts counts, Optional<String> note) {
    return new UpdateRun(
        provider,
        started,
        ended,
        outcome,
        counts.offerings,
        counts.added,
        counts.changed,
        counts.removed,
        Updater.sentences(problems),
        problems.size(),
        note,
        forced);
  }

  private static Counts count(CatalogUpdate update) {
    int added = 0;
    int changed = 0;
    int removed = 0;
    for (CatalogChange change : update.changes()) {
      switch (change) {
        case CatalogChange.Added ignored -> added++;
        case CatalogChange.Changed ignored -> changed++;
        case CatalogChange.Removed ignored -> removed++;
        case CatalogChange.Missed ignored -> {}
      }
    }
    return new Counts(update.fetched(), added, changed, removed);
  }

  private record Counts(int offerings, int added, int changed, int removed) {}
}
