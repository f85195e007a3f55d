package io.scitq.spi;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a fetch brought, and what it could not bring. A region that is not among the complete ones
 * keeps what was known of it.
 *
 * @param values what was read, good rows only
 * @param completeRegions names of regions that were read whole
 * @param problems everything that was dropped or missed
 * @param observedAt when the provider said it
 * @param <T> what is read
 */
public record FetchReport<T>(
    List<T> values, Set<String> completeRegions, List<FetchProblem> problems, Instant observedAt) {
  /** Copies the collections. */
  public FetchReport {
    values = List.copyOf(values);
    completeRegions = Set.copyOf(completeRegions);
    problems = List.copyOf(problems);
  }

  /** A fetch that brought nothing, for one reason. */
  public static <T> FetchReport<T> failed(FetchProblem problem, Instant observedAt) {
    return new FetchReport<>(List.of(), Set.of(), List.of(problem), observedAt);
  }

  /** Says whether something was missed. */
  public boolean isPartial() {
    return !problems.isEmpty();
  }
}
