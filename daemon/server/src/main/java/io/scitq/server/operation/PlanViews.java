package io.scitq.server.operation;

import io.scitq.api.PlanView;
import io.scitq.recruit.Decision;
import io.scitq.recruit.Reason;
import io.scitq.recruit.RecruitPlan;
import java.util.List;
import java.util.stream.Collectors;

/** Plans as others see them. */
final class PlanViews {
  private PlanViews() {}

  static PlanView.Recruiting view(RecruitPlan.Recruiting part) {
    return new PlanView.Recruiting(
        part.recruiter().batch(),
        part.recruiter().rank(),
        part.pending(),
        part.workers(),
        part.need(),
        part.decisions().stream().map(PlanViews::action).toList());
  }

  private static PlanView.Action action(Decision decision) {
    String reason = decision.reasons().getFirst().code().label();
    String detail = detail(decision.reasons());
    return switch (decision) {
      case Decision.Recycle recycle ->
          new PlanView.Action(
              recycle.kind(),
              1,
              recycle.workerName(),
              null,
              null,
              null,
              null,
              null,
              reason,
              detail);
      case Decision.Launch launch ->
          new PlanView.Action(
              launch.kind(),
              launch.count(),
              null,
              launch.offering().flavor().name(),
              launch.offering().provider().value(),
              launch.offering().region(),
              launch.price().perHour().doubleValue(),
              launch.price().currency().getCurrencyCode(),
              reason,
              detail);
      case Decision.Hold hold ->
          new PlanView.Action(
              hold.kind(), hold.missing(), null, null, null, null, null, null, reason, detail);
    };
  }

  /** The figures of the main reason, then the other reasons with theirs. */
  private static String detail(List<Reason> reasons) {
    String main = reasons.getFirst().detail();
    String others =
        reasons.stream()
            .skip(1)
            .map(reason -> (reason.code().label() + " " + reason.detail()).strip())
            .collect(Collectors.joining("; "));
    return others.isEmpty() ? main : (main + "; " + others);
  }
}
