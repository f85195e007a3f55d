package io.scitq.recruit;

import io.scitq.spi.Offering;
import java.util.List;

/**
 * What can be bought for a demand.
 *
 * @param picks in buying order
 * @param missing how many could not be found
 * @param obstacles why fitting offerings were passed over, most frequent first; or why none fits
 */
record Choice(List<Pick> picks, int missing, List<Reason> obstacles) {
  Choice {
    picks = List.copyOf(picks);
    obstacles = List.copyOf(obstacles);
  }

  /**
   * So many of one offering.
   *
   * @param offering what
   * @param count how many, at least 1
   * @param reasons why, the main one first
   */
  record Pick(Offering offering, int count, List<Reason> reasons) {
    Pick {
      reasons = List.copyOf(reasons);
    }
  }
}
