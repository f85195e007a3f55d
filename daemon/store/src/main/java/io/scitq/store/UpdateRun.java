package io.scitq.store;

import io.scitq.spi.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one run of an updater ended.
 *
 * @param provider whose
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param outcome {@code updated}, {@code unchanged}, {@code partial}, {@code refused} or {@code
 *     failed}
 * @param offerings offerings read
 * @param added new ones
 * @param changed changed ones
 * @param removed dropped ones
 * @param problems at most {@value #PROBLEMS_KEPT} sentences, more are cut
 * @param problemCount all problems
 * @param note why it was refused or failed
 * @param forced true when an operator overruled the plausibility check
 */
public record UpdateRun(
    ProviderId provider,
    Instant startedAt,
    Instant endedAt,
    String outcome,
    int offerings,
    int added,
    int changed,
    int removed,
    List<String> problems,
    int problemCount,
    Optional<String> note,
    boolean forced) {
  static final int PROBLEMS_KEPT = 20;

  /** Cuts the list of problems. */
  public UpdateRun {
    problems = List.copyOf(problems.subList(0, Math.min(problems.size(), PROBLEMS_KEPT)));
  }
}
