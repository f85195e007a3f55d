package io.scitq.recruit;

import io.scitq.protofilter.FlavorDemand;
import java.util.Optional;

/** Checks a stored recruiter: one bad row is reported and stops nobody else. */
sealed interface RecruiterCheck {
  /** It makes sense. */
  record Right(Demand demand) implements RecruiterCheck {}

  /** It does not. */
  record Wrong(Reason reason) implements RecruiterCheck {}

  static RecruiterCheck of(Recruiter recruiter) {
    Optional<Reason> mistake =
        atLeast("tasks_per_worker", recruiter.tasksPerWorker(), 1)
            .or(() -> atLeast("concurrency", recruiter.concurrency(), 1))
            .or(() -> atLeast("prefetch", recruiter.prefetch(), 0))
            .or(() -> atLeast("minimum_tasks", recruiter.minimumTasks().orElse(0), 0))
            .or(() -> atLeast("maximum_workers", recruiter.maximumWorkers().orElse(0), 0));
    if (mistake.isPresent()) {
      return new Wrong(mistake.get());
    }
    return switch (FlavorDemand.parse(recruiter.flavor())) {
      case FlavorDemand.Invalid wrong ->
          new Wrong(Reason.of(ReasonCode.FILTER_INVALID).with("message", wrong.message()));
      case FlavorDemand.Named named ->
          new Right(new Demand(named, recruiter.provider(), recruiter.region()));
      case FlavorDemand.Auto auto ->
          new Right(new Demand(auto, recruiter.provider(), recruiter.region()));
    };
  }

  private static Optional<Reason> atLeast(String field, int value, int least) {
    return value >= least
        ? Optional.empty()
        : Optional.of(
            Reason.of(ReasonCode.RECRUITER_INVALID)
                .with("field", field)
                .with("value", value)
                .with("least", least));
  }
}
