package io.scitq.catalog;

import io.scitq.spi.Purchase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The candidates by region, purchase and eviction rate, each group as a set of bits, one for each
 * distinct flavor in the order of vCPUs: how many of thousands satisfy a query is a few words.
 * Immutable.
 */
final class Groups {
  /** Where hardly two offerings share a flavor, sets of flavors are no shorter than a walk. */
  private static final int MOST_FLAVORS = 16_384;

  /**
   * Candidates alike but for their flavor; of each flavor there is one at most.
   *
   * @param flavors bit {@code n} stands for the flavor at place {@code n} by vCPUs
   */
  record Group(int region, int purchase, int eviction, long[] flavors) {
    int cell() {
      return region * Purchase.values().length + purchase;
    }
  }

  private final List<Group> all;
  private final int[] byVcpus;
  private final int[] vcpus;

  private Groups(List<Group> all, int[] byVcpus, int[] vcpus) {
    this.all = all;
    this.byVcpus = byVcpus;
    this.vcpus = vcpus;
  }

  static Groups of(Columns columns) {
    int[] samples = columns.flavorSample();
    if (samples.length > MOST_FLAVORS) {
      return new Groups(List.of(), new int[0], new int[0]);
    }
    int[] byVcpus = byVcpus(columns, samples);
    int[] placeOf = new int[samples.length];
    int[] vcpus = new int[samples.length];
    for (int at = 0; at < byVcpus.length; at++) {
      placeOf[byVcpus[at]] = at;
      vcpus[at] = columns.vcpus(samples[byVcpus[at]]);
    }
    Map<List<Integer>, Group> groups = new HashMap<>();
    for (int row = 0; row < columns.candidates(); row++) {
      int region = columns.region(row);
      int purchase = columns.purchase(row);
      int eviction = columns.eviction(row);
      Group group =
          groups.computeIfAbsent(
              List.of(region, purchase, eviction),
              key -> new Group(region, purchase, eviction, new long[words(samples.length)]));
      int place = placeOf[columns.flavor(row)];
      group.flavors[place >> 6] |= 1L << place;
    }
    return new Groups(List.copyOf(groups.values()), byVcpus, vcpus);
  }

  private static int[] byVcpus(Columns columns, int[] samples) {
    Map<Integer, List<Integer>> sorted = new TreeMap<>();
    for (int flavor = 0; flavor < samples.length; flavor++) {
      sorted.computeIfAbsent(columns.vcpus(samples[flavor]), key -> new ArrayList<>()).add(flavor);
    }
    return sorted.values().stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
  }

  private static int words(int flavors) {
    return (flavors + 63) >> 6;
  }

  /** False where they are not kept. */
  boolean areKept() {
    return !all.isEmpty();
  }

  /** The groups that the query's rules of region and eviction rate accept. */
  List<Group> accepted(Matcher matcher) {
    return all.stream().filter(group -> matcher.accepts(group.region, group.eviction)).toList();
  }

  /** The flavors that the query's rules of hardware accept, as in a group. */
  long[] flavors(Matcher matcher) {
    long[] accepted = new long[words(byVcpus.length)];
    for (int at = 0; at < byVcpus.length; at++) {
      if (matcher.acceptsFlavor(byVcpus[at])) {
        accepted[at >> 6] |= 1L << at;
      }
    }
    return accepted;
  }

  /** How many of a group are accepted and have fewer vCPUs than this. */
  int below(int limit, Group group, long[] accepted) {
    int count = 0;
    for (int word = 0; word < accepted.length && vcpus[word << 6] < limit; word++) {
      long both = group.flavors[word] & accepted[word];
      if (vcpus[Math.min(vcpus.length, (word + 1) << 6) - 1] < limit) {
        count += Long.bitCount(both);
      } else {
        for (long left = both; left != 0; left &= left - 1) {
          count += vcpus[(word << 6) + Long.numberOfTrailingZeros(left)] < limit ? 1 : 0;
        }
      }
    }
    return count;
  }
}
