package io.scitq.recruit;

import java.util.Comparator;

/**
 * Names a recruiter.
 *
 * @param batch its batch
 * @param rank its rank in the batch; lower ranks recruit first
 */
public record RecruiterId(String batch, int rank) implements Comparable<RecruiterId> {
  private static final Comparator<RecruiterId> ORDER =
      Comparator.comparing(RecruiterId::batch).thenComparingInt(RecruiterId::rank);

  @Override
  public int compareTo(RecruiterId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return batch + "#" + rank;
  }
}
