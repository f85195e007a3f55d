package io.scitq.catalog;

import io.scitq.spi.Purchase;
import java.util.Arrays;

/**
 * From how many vCPUs on a region refuses, by purchase, as learnt during one pass, and how many
 * fitting offerings a walk has passed over for that. Plain numbers, because with exhausted quotas a
 * planner passes over millions of offerings. Not for several threads.
 */
public final class Shutters {
  private static final int PURCHASES = Purchase.values().length;

  private final int[] from;
  private final int[] passed;
  private int changes;

  /** Everything open, for a catalog with so many regions. */
  public Shutters(int regions) {
    from = new int[regions * PURCHASES];
    passed = new int[regions * PURCHASES];
    Arrays.fill(from, Integer.MAX_VALUE);
  }

  /**
   * From how many vCPUs on it refuses, {@link Integer#MAX_VALUE} for nothing.
   *
   * @param region place in {@link Catalog#regions()}
   * @param purchase ordinal
   */
  public int from(int region, int purchase) {
    return from[region * PURCHASES + purchase];
  }

  /** Refuses from so many vCPUs on, 0 for everything. */
  public void shut(int region, int purchase, int vcpus) {
    from[region * PURCHASES + purchase] = vcpus;
    changes++;
  }

  /** How often something was shut. */
  int changes() {
    return changes;
  }

  /** The same as {@link #from(int, int)}, by region times purchases plus purchase. */
  int from(int cell) {
    return from[cell];
  }

  /** Counts offerings of a cell as passed over. */
  void pass(int cell, int offerings) {
    passed[cell] += offerings;
  }

  /** How many were passed over since this was last asked. */
  public int takePassed(int region, int purchase) {
    int cell = region * PURCHASES + purchase;
    int count = passed[cell];
    passed[cell] = 0;
    return count;
  }

  /** Says whether an offering is refused, and counts it. */
  boolean refuses(int region, int purchase, int vcpus) {
    int cell = region * PURCHASES + purchase;
    if (vcpus < from[cell]) {
      return false;
    }
    passed[cell]++;
    return true;
  }
}
