package io.scitq.catalog;

import io.scitq.protofilter.LikePattern;
import io.scitq.spi.Offering;
import io.scitq.spi.Purchase;
import io.scitq.spi.Region;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the offerings that may be chosen and satisfy a query: preferred regions first, then by the
 * {@link Ranking}: cheapest first, then by provider, region and name. Lazy: what is not asked for
 * costs nothing. A walk keeps to the {@link Shutters} it began with. Not for several threads.
 */
public final class Candidates {
  /** Most walks end before as many rows, and to count the rest for the first time costs as much. */
  private static final int LONG = 6_000;

  /** To count it again, after more was shut, costs as much as some hundred rows. */
  private static final int LONGER = 1_000;

  private static final int PURCHASES = Purchase.values().length;

  private final Columns columns;
  private final Ranking ranking;
  private final Matcher matcher;
  private final boolean[] preferredRegion;
  private final boolean anyPreferred;
  private final Shutters open;
  private final int[] seen;
  private @Nullable Remainder remainder;
  private boolean preferredTurn;
  private int place = -1;
  private int askAt = LONG;
  private int row;

  Candidates(Columns columns, Ranking ranking, OfferingQuery query) {
    this.columns = columns;
    this.ranking = ranking;
    matcher = new Matcher(columns, query.rules());
    preferredRegion = preferred(columns.regions(), query);
    open = new Shutters(columns.regions().size());
    seen = new int[columns.regions().size() * PURCHASES];
    anyPreferred = contains(preferredRegion);
    preferredTurn = anyPreferred;
  }

  /** Goes to the next one; false when there is none. */
  public boolean next() {
    return next(open);
  }

  /** Goes to the next one that is not refused; those passed over are counted there. */
  public boolean next(Shutters shutters) {
    if (place >= askAt && isOver(shutters)) {
      return false;
    }
    while (true) {
      while (++place < columns.candidates()) {
        row = ranking.row(place);
        if (isItsTurn(row) && matcher.accepts(row) && !isRefused(shutters)) {
          return true;
        }
        if (place >= askAt && isOver(shutters)) {
          return false;
        }
      }
      if (!preferredTurn) {
        place = columns.candidates();
        return false;
      }
      preferredTurn = false;
      place = -1;
      askAt = LONG;
    }
  }

  /** A walk that has become long ends when nothing of the rest can be offered. */
  private boolean isOver(Shutters shutters) {
    askAt = place + LONGER;
    if (shutters.changes() == 0 || !matcher.judgesPartsOnly() || !columns.groups().areKept()) {
      return false;
    }
    Remainder rest = remainder;
    if (rest == null) {
      rest = new Remainder(columns.groups(), matcher, shutters, columns.regions().size());
      remainder = rest;
    }
    if (!rest.isRefused()) {
      return false;
    }
    rest.pass(seen);
    preferredTurn = false;
    place = columns.candidates();
    askAt = Integer.MAX_VALUE;
    return true;
  }

  /** The offering it stands on. */
  public Offering offering() {
    return columns.row(row);
  }

  /** What it is expected to cost beside its price, if anything. */
  public Optional<Surcharge> surcharge() {
    return ranking.surcharge(offering().id());
  }

  /** The cheapest one that fits as well and costs less, but is expected to cost more in the end. */
  public Optional<Offering> overtaken() {
    for (int cheaper : ranking.overtaken(row, place)) {
      if (isItsTurn(cheaper) && matcher.accepts(cheaper)) {
        return Optional.of(columns.row(cheaper));
      }
    }
    return Optional.empty();
  }

  /** Number of its region, a place in {@link Catalog#regions()}. */
  public int region() {
    return columns.region(row);
  }

  /** Says whether its region is a preferred one. */
  public boolean preferred() {
    return preferredTurn;
  }

  private boolean isRefused(Shutters shutters) {
    int region = columns.region(row);
    int purchase = columns.purchase(row);
    seen[region * PURCHASES + purchase]++;
    return shutters.refuses(region, purchase, columns.vcpus(row));
  }

  private boolean isItsTurn(int candidate) {
    return !anyPreferred || preferredRegion[columns.region(candidate)] == preferredTurn;
  }

  private static boolean[] preferred(List<Region> regions, OfferingQuery query) {
    boolean[] preferred = new boolean[regions.size()];
    if (query.provider().isEmpty()) {
      return preferred;
    }
    for (PreferredRegion rule : query.preferred()) {
      LikePattern pattern = new LikePattern(rule.pattern());
      for (int at = 0; at < preferred.length; at++) {
        Region region = regions.get(at);
        preferred[at] |= rule.provider().equals(region.provider()) && pattern.fits(region.name());
      }
    }
    return preferred;
  }

  private static boolean contains(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }
}
