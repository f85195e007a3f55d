package io.scitq.store;

import io.scitq.recruit.Decision;
import io.scitq.recruit.Reason;
import io.scitq.recruit.RecruitPlan.Recruiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One recruiter's part of a plan as one stored decision. */
final class DecisionText {
  private DecisionText() {}

  static StoredDecision of(Recruiting recruiting, Instant at) {
    List<Decision> decisions = recruiting.decisions();
    Decision main =
        decisions.stream()
            .max(Comparator.comparingInt(DecisionText::weight))
            .orElseThrow(
                () -> new IllegalArgumentException(recruiting.recruiter() + " decided nothing"));
    String kind = main.kind();
    int count =
        decisions.stream().filter(each -> each.kind().equals(kind)).mapToInt(Decision::gives).sum();
    String reason =
        main.reasons().stream().findFirst().map(first -> first.code().label()).orElse("");
    String detail = decisions.stream().map(DecisionText::text).collect(Collectors.joining("; "));
    return new StoredDecision(kind, count, reason, detail, at);
  }

  private static int weight(Decision decision) {
    return switch (decision) {
      case Decision.Launch launch -> 2;
      case Decision.Recycle recycle -> 1;
      case Decision.Hold hold -> 0;
    };
  }

  private static String text(Decision decision) {
    String what =
        switch (decision) {
          case Decision.Launch launch ->
              "launch " + launch.count() + " " + launch.offering() + " at " + launch.price();
          case Decision.Recycle recycle ->
              "recycle " + recycle.workerName() + " from " + recycle.fromBatch();
          case Decision.Hold hold ->
              hold.missing() == 0 ? "hold" : "hold, missing " + hold.missing();
        };
    return what
        + decision.reasons().stream()
            .map(DecisionText::text)
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String text(Reason reason) {
    String figures = reason.detail();
    return figures.isEmpty() ? reason.code().label() : reason.code().label() + " (" + figures + ")";
  }
}
