package io.scitq.recruit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups the fitting offerings that could not be used by what stood in the way, and counts them.
 * There may be thousands: counting goes by the obstacles' numbers, equal reasons are put together
 * at the end.
 */
final class Obstacles {
  /** More groups than this tell a reader nothing; the rarest are left out. */
  private static final int SHOWN = 12;

  private final List<RegionGate.Shut> met = new ArrayList<>();
  private int[] counts = new int[64];

  boolean isEmpty() {
    return met.isEmpty();
  }

  void add(RegionGate.Shut obstacle) {
    add(obstacle, 1);
  }

  void add(RegionGate.Shut obstacle, int offerings) {
    if (offerings == 0) {
      return;
    }
    int number = obstacle.number();
    if (number >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(number + 1, 2 * counts.length));
    }
    if (counts[number] == 0) {
      met.add(obstacle);
    }
    counts[number] += offerings;
  }

  /** One reason per group with the number of offerings in it, most frequent first. */
  List<Reason> reasons() {
    Map<Reason, Integer> groups = new HashMap<>();
    for (RegionGate.Shut obstacle : met) {
      groups.merge(obstacle.reason(), counts[obstacle.number()], Integer::sum);
    }
    Comparator<Map.Entry<Reason, Integer>> order =
        Map.Entry.<Reason, Integer>comparingByValue().reversed();
    return groups.entrySet().stream()
        .sorted(
            order
                .thenComparing(group -> group.getKey().code())
                .thenComparing(group -> group.getKey().detail()))
        .limit(SHOWN)
        .map(group -> group.getKey().with("offerings", group.getValue()))
        .toList();
  }
}
