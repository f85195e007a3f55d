package io.scitq.catalog;

import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order in which the candidates of one catalog are looked at: by {@code price * (1 + share)},
 * where what recent launches taught gives a few of them a share; then by provider, region and name.
 * Only those few are moved, so that making it costs one walk over the candidates. Immutable.
 */
public final class Ranking {
  private static final Comparator<Offering> BY_NAME =
      Comparator.comparing((Offering offering) -> offering.flavor().id().provider())
          .thenComparing(Offering::region)
          .thenComparing(offering -> offering.flavor().id().name())
          .thenComparing(Offering::purchase);

  private static final int[] AS_THEY_ARE = {};

  private final Map<OfferingId, Surcharge> surcharges;
  private final List<Moved> moved;
  private final int[] order;

  private Ranking(Map<OfferingId, Surcharge> surcharges, List<Moved> moved, int[] order) {
    this.surcharges = Map.copyOf(surcharges);
    this.moved = moved;
    this.order = order;
  }

  /**
   * A candidate with a surcharge.
   *
   * @param row where its price alone puts it
   * @param place where it stands
   */
  private record Moved(int row, int place) {}

  /** A candidate on its way: before which row it goes, and for how much. */
  private record Moving(Offering offering, int row, double cost, int before) {}

  /**
   * Moves those that have a surcharge.
   *
   * @param known all offerings by id
   */
  static Ranking of(
      Columns columns, Map<OfferingId, Offering> known, Map<OfferingId, Surcharge> surcharges) {
    List<Moving> moving = new ArrayList<>();
    boolean[] leaves = new boolean[columns.candidates()];
    surcharges.forEach((id, extra) -> {
      Offering offering = known.get(id);
      if (offering != null && Purchasable.test(offering)) {
        double price = cost(offering);
        double cost = price * (1 + extra.share());
        int row = firstAfter(columns, offering, price) - 1;
        moving.add(new Moving(offering, row, cost, firstAfter(columns, offering, cost)));
        leaves[row] = true;
      }
    });
    moving.sort(Comparator.comparingDouble(Moving::cost).thenComparing(Moving::offering, BY_NAME));
    return moving.isEmpty()
        ? new Ranking(surcharges, List.of(), AS_THEY_ARE)
        : merged(surcharges, moving, leaves);
  }

  private static Ranking merged(
      Map<OfferingId, Surcharge> surcharges, List<Moving> moving, boolean[] leaves) {
    int[] order = new int[leaves.length];
    List<Moved> moved = new ArrayList<>();
    int next = 0;
    int place = 0;
    for (int row = 0; row <= leaves.length; row++) {
      while (next < moving.size() && moving.get(next).before() == row) {
        moved.add(new Moved(moving.get(next).row(), place));
        order[place++] = moving.get(next++).row();
      }
      if (row < leaves.length && !leaves[row]) {
        order[place++] = row;
      }
    }
    moved.sort(Comparator.comparingInt(Moved::row));
    return new Ranking(surcharges, List.copyOf(moved), order);
  }

  /** The first row that a cost, with this offering's names, stands before. */
  private static int firstAfter(Columns columns, Offering offering, double cost) {
    int low = 0;
    int high = columns.candidates();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Offering other = columns.row(middle);
      int compared = Double.compare(cost, cost(other));
      if (compared < 0 || compared == 0 && BY_NAME.compare(offering, other) < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static double cost(Offering offering) {
    return offering.price().orElseThrow().perHour().doubleValue();
  }

  /** The catalog's row that stands at this place. */
  int row(int place) {
    return order.length == 0 ? place : order[place];
  }

  /** Cheaper rows than this one that stand behind this place for what is expected of them. */
  int[] overtaken(int row, int place) {
    return moved.stream()
        .filter(each -> each.row() < row && each.place() > place)
        .mapToInt(Moved::row)
        .toArray();
  }

  /** What an offering is expected to cost beside its price, if anything. */
  public Optional<Surcharge> surcharge(OfferingId offering) {
    return Optional.ofNullable(surcharges.get(offering));
  }
}
