package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.DeploySpec;
import io.scitq.api.DeployView;
import io.scitq.api.Items;
import io.scitq.protofilter.FlavorDemand;
import io.scitq.recruit.DeployDecision;
import io.scitq.recruit.DeployPlanner;
import io.scitq.recruit.DeployRequest;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.recruit.LaunchTerms;
import io.scitq.server.recruit.SnapshotReader;
import io.scitq.server.update.LiveCatalog;
import io.scitq.store.RecordedDeploy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Deploys workers that a person asks for: all of them or none, planned at once, so that the answer
 * says what is bought, or why nothing can be.
 */
public final class DeployWorkers implements Operation<DeploySpec, Items<DeployView>> {
  private static final int MAX_NUMBER = 1000;
  private static final int MAX_CONCURRENCY = 10_000;

  private final SnapshotReader snapshots;
  private final LiveCatalog catalog;
  private final PlaceNames places;
  private final LaunchTerms terms;
  private final InstantSource clock;
  private final Hints hints;

  /** Plans on the snapshot and the catalog, and records with these terms. */
  public DeployWorkers(
      SnapshotReader snapshots,
      LiveCatalog catalog,
      PlaceNames places,
      LaunchTerms terms,
      InstantSource clock,
      Hints hints) {
    this.snapshots = snapshots;
    this.catalog = catalog;
    this.places = places;
    this.terms = terms;
    this.clock = clock;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.WORKER_DEPLOY;
  }

  @Override
  public Class<DeploySpec> requestType() {
    return DeploySpec.class;
  }

  @Override
  public Items<DeployView> run(DeploySpec spec) {
    DeployRequest request = checked(spec);
    int number = spec.number() == null ? 1 : spec.number();
    refuseUnknown(spec, number);
    Instant now = clock.instant();
    List<DeployDecision> decisions =
        DeployPlanner.plan(
            Collections.nCopies(number, request),
            snapshots.read(),
            snapshots.settings(),
            catalog.current(),
            now);
    List<RecordedDeploy> recorded =
        snapshots
            .store()
            .recordNew(launches(decisions), terms.naming(), terms.registerTimeout(), now);
    hints.publish(Hint.JOB);
    return new Items<>(recorded.stream().map(DeployWorkers::view).toList());
  }

  private DeployRequest checked(DeploySpec spec) {
    new RequestCheck()
        .required("flavor", spec.flavor())
        .required("region", spec.region())
        .required("provider", spec.provider())
        .text("batch", spec.batch())
        .range("number", spec.number(), 1, MAX_NUMBER)
        .range("concurrency", spec.concurrency(), 0, MAX_CONCURRENCY)
        .range("prefetch", spec.prefetch(), 0, MAX_CONCURRENCY)
        .orThrow();
    RecruiterCheck.flavor(spec.flavor());
    places.names().check(Optional.of(spec.provider()), Optional.of(spec.region()));
    return new DeployRequest(
        0,
        spec.flavor(),
        spec.region(),
        spec.provider(),
        spec.concurrency() == null ? 1 : spec.concurrency(),
        spec.prefetch() == null ? 0 : spec.prefetch(),
        spec.batch() == null || spec.batch().isBlank() ? "Default" : spec.batch());
  }

  /** A mistyped name is told as such, not as the many offerings that do not fit it. */
  private void refuseUnknown(DeploySpec spec, int number) {
    if (FlavorDemand.parse(spec.flavor()) instanceof FlavorDemand.Named) {
      places
          .flavors()
          .unknown(spec.flavor(), Named.of(spec.provider()), Optional.empty())
          .ifPresent(miss -> {
            throw refusal("flavor-unknown", workers(number), miss.sentence(), miss.known());
          });
    }
  }

  private static List<DeployDecision.Launch> launches(List<DeployDecision> decisions) {
    List<DeployDecision.Launch> launches = new ArrayList<>();
    List<DeployDecision.Refuse> refused = new ArrayList<>();
    for (DeployDecision decision : decisions) {
      switch (decision) {
        case DeployDecision.Launch launch -> launches.add(launch);
        case DeployDecision.Refuse refuse -> refused.add(refuse);
      }
    }
    if (!refused.isEmpty()) {
      throw refusal(refused, decisions.size());
    }
    return launches;
  }

  private static ProblemException refusal(List<DeployDecision.Refuse> refused, int asked) {
    DeployDecision.Refuse first = refused.getFirst();
    String reason = (first.reason().code().label() + " " + first.reason().detail()).strip();
    String share = refused.size() == asked ? "" : refused.size() + " of ";
    String told = first.reason().code().label() + ": " + first.reason().detail();
    return refusal(
        "nothing-to-deploy",
        share + workers(asked),
        reason,
        first.details().stream().filter(detail -> !detail.equals(told)).toList());
  }

  private static String workers(int asked) {
    return asked == 1 ? "the worker" : asked + " workers";
  }

  private static ProblemException refusal(
      String code, String workers, String reason, List<String> details) {
    return ProblemException.impossible(
        code, "cannot deploy " + workers + ": " + reason + "; nothing was deployed", details);
  }

  private static DeployView view(RecordedDeploy deploy) {
    return new DeployView(
        deploy.jobId(),
        deploy.worker().value(),
        deploy.offering().flavor().name(),
        deploy.offering().provider().value(),
        deploy.offering().region(),
        deploy.price().perHour().doubleValue(),
        deploy.price().currency().getCurrencyCode());
  }
}
