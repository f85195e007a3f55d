package io.scitq.server.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import io.scitq.catalog.Catalog;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Instance;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import io.scitq.spi.Provider;
import io.scitq.store.StrayRow;
import io.scitq.store.StrayStore;
import io.scitq.sweep.LaunchFact;
import io.scitq.sweep.Listing;
import io.scitq.sweep.StrayPlanner;
import io.scitq.sweep.SweepPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of sweeping: goes on with deletions of strays, and when it is time lists each provider,
 * plans and records. One daemon sweeps at a time.
 */
public final class SweepPass implements Pass {
  private static final Logger LOG = LoggerFactory.getLogger(SweepPass.class);

  /** A deletion is believed when absence was seen twice, as for workers. */
  private static final int ABSENT_LOOKS = 2;

  private final List<Provider> providers;
  private final StrayStore store;
  private final SweepTerms terms;
  private final LiveCatalog catalog;
  private final StrayMeters meters;
  private final Hints hints;
  private Instant next = Instant.MIN;

  /** A round that has not been run; the first listing comes with it. */
  public SweepPass(
      List<Provider> providers,
      StrayStore store,
      SweepTerms terms,
      LiveCatalog catalog,
      MeterRegistry registry,
      Hints hints) {
    this.providers = providers;
    this.store = store;
    this.terms = terms;
    this.catalog = catalog;
    this.meters = new StrayMeters(registry, providers.stream().map(Provider::id).toList());
    this.hints = hints;
  }

  @Override
  public PassResult run(Instant now) {
    if (!terms.acquire(now)) {
      return PassResult.STANDBY;
    }
    boolean acted = delete();
    if (!now.isBefore(next)) {
      next = now.plus(terms.every());
      for (Provider provider : providers) {
        acted |= sweep(provider, now);
      }
    }
    meters.show(store.list());
    return acted ? PassResult.ACTED : PassResult.QUIET;
  }

  private boolean sweep(Provider provider, Instant now) {
    FetchReport<Instance> report = provider.instances().list();
    if (report.isPartial()) {
      LOG.atDebug()
          .addKeyValue("provider", provider.id())
          .addKeyValue("problems", report.problems())
          .log("a listing of instances is not complete");
    }
    Listing listing = new Listing(provider.id(), report.completeRegions(), report.values(), now);
    // the rows after the listing: what was launched meanwhile has its row already
    SweepPlan plan =
        StrayPlanner.plan(
            listing, store.launches(provider.id()), store.known(), terms.settings(), now);
    List<LaunchFact> lost = store.record(plan, this::price, now);
    meters.compared(provider.id(), !report.isPartial());
    plan.strays().forEach(this::warn);
    lost.forEach(SweepPass::warn);
    if (!lost.isEmpty()) {
      hints.publish(Hint.TASK);
      hints.publish(Hint.JOB);
    }
    return !lost.isEmpty() || !plan.strays().isEmpty();
  }

  private Optional<Price> price(Instance instance) {
    if (instance.flavor().isBlank()) {
      return Optional.empty();
    }
    Catalog offerings = catalog.current();
    OfferingId id =
        OfferingId.of(instance.where().provider(), instance.where().name(), instance.flavor());
    return offerings.find(id).flatMap(Offering::price);
  }

  /** Each one once: with the second listing that has it. */
  private void warn(SweepPlan.Stray stray) {
    if (stray.sightings() == 2) {
      LOG.atWarn()
          .addKeyValue("provider", stray.id().provider())
          .addKeyValue("region", stray.instance().where().name())
          .addKeyValue("instance", stray.instance().name())
          .addKeyValue("deletes", terms.settings().delete())
          .log("something of ours is at the provider without a row and may cost money");
    }
  }

  private static void warn(LaunchFact lost) {
    LOG.atWarn()
        .addKeyValue("provider", lost.where().provider())
        .addKeyValue("region", lost.where().name())
        .addKeyValue("worker", lost.name())
        .log("two complete listings lack the machine of a worker: it is lost");
  }

  /** Those that the plan or a person doomed. */
  private boolean delete() {
    List<StrayRow> doomed = store.list().stream().filter(StrayRow::deleting).toList();
    for (Provider provider : providers) {
      doomed.stream()
          .filter(row -> row.id().provider().equals(provider.id()))
          .forEach(row -> delete(provider, row));
    }
    return !doomed.isEmpty();
  }

  private void delete(Provider provider, StrayRow stray) {
    switch (provider.instances().delete(stray.ref())) {
      case DeleteOutcome.Gone() -> {
        if (store.absent(stray.id()) >= ABSENT_LOOKS) {
          store.forget(stray.id());
          LOG.atInfo()
              .addKeyValue("provider", provider.id())
              .addKeyValue("instance", stray.name())
              .log("stray deleted");
        }
      }
      case DeleteOutcome.Deleting() -> store.note(stray.id(), "being deleted");
      case DeleteOutcome.Throttled throttled ->
          store.note(stray.id(), "the provider asks us to slow down");
      case DeleteOutcome.AuthenticationFailed(String code, String text) ->
          store.note(stray.id(), code + ": " + text);
      case DeleteOutcome.Failed(String code, String text) ->
          store.note(stray.id(), code + ": " + text);
    }
  }
}
