package io.scitq.recruit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups the fitting offerings that could not be used by what stood in the way, and counts them.
 * There may be thousands: counting goes by identity, equal reasons are put together at the end.
 */
final class Obstacles {
  /** More groups than this tell a reader nothing; the rarest are left out. */
  private static final int SHOWN = 12;

  private final Map<RegionGate.Shut, int[]> counts = new IdentityHashMap<>();
  private RegionGate.@Nullable Shut last;
  private int[] lastCount = new int[1];

  void add(RegionGate.Shut obstacle) {
    if (obstacle != last) {
      last = obstacle;
      lastCount = counts.computeIfAbsent(obstacle, key -> new int[1]);
    }
    lastCount[0]++;
  }

  /** One reason per group with the number of offerings in it, most frequent first. */
  List<Reason> reasons() {
    Map<Reason, Integer> groups = new HashMap<>();
    counts.forEach((shut, count) -> groups.merge(shut.reason(), count[0], Integer::sum));
    List<Map.Entry<Reason, Integer>> sorted = new ArrayList<>(groups.entrySet());
    Comparator<Map.Entry<Reason, Integer>> order =
        Map.Entry.<Reason, Integer>comparingByValue().reversed();
    sorted.sort(
        order
            .thenComparing(group -> group.getKey().code())
            .thenComparing(group -> group.getKey().detail()));
    return sorted.stream()
        .limit(SHOWN)
        .map(group -> group.getKey().with("offerings", group.getValue()))
        .toList();
  }
}
