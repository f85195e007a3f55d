package io.scitq.catalog;

import io.scitq.spi.Purchase;
import java.util.Arrays;
import java.util.List;

/**
 * What a walk still has before it, by region and purchase. Once the {@link Shutters} refuse all
 * that fits, nothing is left to be offered: the walk ends there, and how many it would have passed
 * over is counted instead of visited. Not for several threads.
 */
final class Remainder {
  private final Groups groups;
  private final Shutters shutters;
  private final List<Groups.Group> accepted;
  private final long[] flavors;
  private final int[] fitting;
  private final int[] open;
  private final int[] from;
  private int changes = -1;

  Remainder(Groups groups, Matcher matcher, Shutters shutters, int regions) {
    this.groups = groups;
    this.shutters = shutters;
    accepted = groups.accepted(matcher);
    flavors = groups.flavors(matcher);
    fitting = new int[regions * Purchase.values().length];
    open = new int[fitting.length];
    from = new int[fitting.length];
    Arrays.fill(from, Integer.MAX_VALUE);
    for (Groups.Group group : accepted) {
      fitting[group.cell()] += groups.below(Integer.MAX_VALUE, group, flavors);
    }
    System.arraycopy(fitting, 0, open, 0, open.length);
  }

  /** Says whether everything that fits, wherever it stands, is refused by now. */
  boolean isRefused() {
    if (changes == shutters.changes()) {
      return false; // it was not, and nothing was shut since
    }
    changes = shutters.changes();
    boolean[] renewed = new boolean[open.length];
    for (int cell = 0; cell < open.length; cell++) {
      int now = shutters.from(cell);
      if (now != from[cell]) {
        from[cell] = now;
        open[cell] = 0;
        renewed[cell] = true;
      }
    }
    for (Groups.Group group : accepted) {
      int cell = group.cell();
      if (renewed[cell]) {
        open[cell] += groups.below(from[cell], group, flavors);
      }
    }
    return Arrays.stream(open).allMatch(count -> count == 0);
  }

  /** Counts all that was not seen as passed over. */
  void pass(int[] seen) {
    for (int cell = 0; cell < fitting.length; cell++) {
      shutters.pass(cell, fitting[cell] - seen[cell]);
    }
  }
}
