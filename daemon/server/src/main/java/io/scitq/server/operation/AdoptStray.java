package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.StrayAction;
import io.scitq.api.StrayCommand;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.store.Adoptions;
import io.scitq.store.StrayRow;
import io.scitq.store.StrayStore;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes a machine without a row in as a worker. */
public final class AdoptStray implements Operation<StrayCommand, StrayAction> {
  private final StrayStore strays;
  private final Adoptions adoptions;
  private final LiveCatalog catalog;
  private final Duration registerWithin;
  private final InstantSource clock;
  private final Hints hints;

  /**
   * Adopts.
   *
   * @param registerWithin how long a machine may take until its worker speaks
   */
  public AdoptStray(
      StrayStore strays,
      Adoptions adoptions,
      LiveCatalog catalog,
      Duration registerWithin,
      InstantSource clock,
      Hints hints) {
    this.strays = strays;
    this.adoptions = adoptions;
    this.catalog = catalog;
    this.registerWithin = registerWithin;
    this.clock = clock;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.STRAY_ADOPT;
  }

  @Override
  public Class<StrayCommand> requestType() {
    return StrayCommand.class;
  }

  @Override
  public StrayAction run(StrayCommand command) {
    new RequestCheck()
        .text("batch", command.batch())
        .range("concurrency", command.concurrency(), 0, 10_000)
        .orThrow();
    List<StrayRow> named = NamedStrays.required(strays, command.provider(), command.name());
    StrayRow stray = named.getFirst();
    if (named.size() > 1) {
      throw ProblemException.conflict(
          "stray-ambiguous", named.size() + " strays bear the name " + stray.name());
    }
    if (stray.parts()) {
      throw ProblemException.conflict(
          "stray-not-a-machine", stray.name() + " is no machine: " + stray.detail());
    }
    Offering offering = offering(stray);
    Adoptions.Terms terms =
        new Adoptions.Terms(
            command.batch() == null || command.batch().isBlank() ? "Default" : command.batch(),
            command.concurrency() == null ? 1 : command.concurrency(),
            offering.purchase(),
            offering.price().orElseThrow(),
            registerWithin);
    Optional<WorkerId> worker = adoptions.adopt(stray, terms, clock.instant());
    hints.publish(Hint.WORKER);
    return worker
        .map(id ->
            new StrayAction(
                stray.name().value(), stray.id().provider().value(), "adopted", id.value()))
        .orElseThrow(() ->
            ProblemException.conflict(
                "stray-leaving", stray.name() + " is no stray any more, or is being deleted"));
  }

  /** A worker's cost must be known: money is visible. */
  private Offering offering(StrayRow stray) {
    return Optional.of(stray.flavor())
        .filter(flavor -> !flavor.isBlank())
        .map(flavor -> OfferingId.of(stray.id().provider(), stray.where().name(), flavor))
        .flatMap(id -> catalog.current().find(id))
        .filter(offering -> offering.price().isPresent())
        .orElseThrow(() ->
            ProblemException.conflict(
                "flavor-unknown",
                "the catalog has no price of flavor '%s' in %s"
                    .formatted(stray.flavor(), stray.where())));
  }
}
