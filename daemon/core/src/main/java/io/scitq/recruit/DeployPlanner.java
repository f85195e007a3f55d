package io.scitq.recruit;

import io.scitq.catalog.Catalog;
import io.scitq.protofilter.FlavorDemand;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides where the workers that people asked for are launched, the oldest request first. Quotas
 * and learned blocks hold as for recruiters; the limit of launches in flight does not, because a
 * person's request is answered now.
 */
public final class DeployPlanner {
  private DeployPlanner() {}

  /** One decision per request, ordered by job. */
  public static List<DeployDecision> plan(
      List<DeployRequest> requests,
      RecruitSnapshot snapshot,
      RecruitSettings settings,
      Catalog catalog,
      Instant now) {
    OfferingChooser chooser = new OfferingChooser(snapshot, settings, catalog, now);
    return requests.stream()
        .sorted(Comparator.comparingInt(DeployRequest::jobId))
        .map(request -> decide(request, chooser))
        .toList();
  }

  private static DeployDecision decide(DeployRequest request, OfferingChooser chooser) {
    if (request.concurrency() < 0 || request.prefetch() < 0) {
      Reason reason =
          Reason.of(ReasonCode.RECRUITER_INVALID)
              .with("concurrency", request.concurrency())
              .with("prefetch", request.prefetch());
      return new DeployDecision.Refuse(request, reason, List.of());
    }
    FlavorDemand flavor = FlavorDemand.parse(request.flavor());
    if (flavor instanceof FlavorDemand.Invalid wrong) {
      Reason reason = Reason.of(ReasonCode.FILTER_INVALID).with("message", wrong.message());
      return new DeployDecision.Refuse(request, reason, List.of(wrong.message()));
    }
    Demand demand = new Demand(flavor, word(request.provider()), word(request.region()));
    Choice choice = chooser.choose(demand, 1, LaunchLimits.none());
    return choice.picks().isEmpty() ? refuse(request, choice) : launch(request, choice);
  }

  /** A blank place, as old programs send it, is an open one. */
  private static Optional<String> word(String text) {
    return Optional.of(text).filter(name -> !name.isBlank());
  }

  private static DeployDecision launch(DeployRequest request, Choice choice) {
    Choice.Pick pick = choice.picks().getFirst();
    return new DeployDecision.Launch(
        request,
        pick.offering().id(),
        pick.offering().purchase(),
        pick.offering().price().orElseThrow(),
        pick.reasons().getFirst());
  }

  private static DeployDecision refuse(DeployRequest request, Choice choice) {
    List<String> details =
        choice.obstacles().stream()
            .map(reason -> reason.code().label() + ": " + reason.detail())
            .toList();
    return new DeployDecision.Refuse(request, choice.obstacles().getFirst(), details);
  }
}
