package io.scitq.server.update;

import io.scitq.catalog.CatalogDiff;
import io.scitq.catalog.CatalogUpdate;
import io.scitq.catalog.Plausibility;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Offering;
import io.scitq.spi.Provider;
import io.scitq.spi.QuotaReading;
import io.scitq.store.StoredCatalog;
import io.scitq.store.UpdateRun;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one provider's catalog and quotas up to date: fetch, difference, plausibility, one
 * transaction. A fetch that failed stops at the report: what was known stays, with its age.
 */
final class Updater {
  private static final Logger LOG = LoggerFactory.getLogger(Updater.class);
  private static final int PROBLEMS_KEPT = 20;

  private final Provider provider;
  private final UpdateStores stores;
  private final LiveCatalog catalog;
  private final InstantSource clock;

  Updater(Provider provider, UpdateStores stores, LiveCatalog catalog, InstantSource clock) {
    this.provider = provider;
    this.stores = stores;
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * Runs once and records the run.
   *
   * @param force accept an update that looks implausible
   */
  UpdateRun run(boolean force) {
    Instant started = clock.instant();
    FetchReport<QuotaReading> quotas = provider.quotas().fetchQuotas();
    stores.quotas().save(quotas);
    FetchReport<Offering> fetched = provider.catalog().fetchOfferings();
    List<FetchProblem> problems = new ArrayList<>(fetched.problems());
    problems.addAll(quotas.problems());
    UpdateRun run = finish(started, fetched, problems, force);
    stores.catalog().recordRun(run);
    LOG.atInfo()
        .addKeyValue("provider", run.provider())
        .addKeyValue("outcome", run.outcome())
        .addKeyValue("added", run.added())
        .addKeyValue("changed", run.changed())
        .addKeyValue("removed", run.removed())
        .addKeyValue("problems", run.problemCount())
        .log("catalog update ended");
    return run;
  }

  private UpdateRun finish(
      Instant started, FetchReport<Offering> fetched, List<FetchProblem> problems, boolean force) {
    RunSummary summary = new RunSummary(provider.id(), started, force, problems);
    if (fetched.values().isEmpty()) {
      String note = problems.isEmpty() ? "the provider sells nothing here" : first(problems);
      return summary.failed(clock.instant(), note);
    }
    StoredCatalog known = stores.catalog().load();
    CatalogUpdate update = CatalogDiff.between(known.of(provider.id()), fetched, provider.id());
    Optional<String> doubt = doubt(known, update);
    if (doubt.isPresent() && !force) {
      LOG.atWarn()
          .addKeyValue("provider", provider.id())
          .addKeyValue("reason", doubt.get())
          .log("catalog update refused");
      return summary.refused(clock.instant(), doubt.get());
    }
    stores.catalog().apply(update, clock.instant());
    catalog.swap(stores.catalog().load().toCatalog());
    return summary.applied(clock.instant(), update);
  }

  private Optional<String> doubt(StoredCatalog known, CatalogUpdate update) {
    return switch (Plausibility.check(known.of(provider.id()), update)) {
      case Plausibility.Plausible() -> Optional.empty();
      case Plausibility.Implausible(List<String> reasons) ->
          Optional.of(String.join("; ", reasons));
    };
  }

  private static String first(List<FetchProblem> problems) {
    FetchProblem problem = problems.getFirst();
    return problem.scope() + ": " + problem.message();
  }

  /** The problems that are kept with a run, as sentences. */
  static List<String> sentences(List<FetchProblem> problems) {
    return problems.stream()
        .limit(PROBLEMS_KEPT)
        .map(problem -> problem.scope() + ": " + problem.message() + " (" + problem.code() + ")")
        .toList();
  }
}
