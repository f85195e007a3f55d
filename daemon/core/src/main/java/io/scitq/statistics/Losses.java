package io.scitq.statistics;

import io.scitq.catalog.Surcharge;
import io.scitq.spi.OfferingId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What recent launches of an offering let expect of the next one, as a share of its price:
 *
 * <pre>
 * share = min(1, (1 * evicted + 1 * unregistered + 0.25 * refused) / (launched + 3))
 * </pre>
 *
 * where each word is the decayed number of such events (half after a week). {@code evicted} and
 * {@code unregistered} machines were paid for and their work is lost; {@code refused} ones (no
 * capacity, unknown failures) cost time only. The 3 launches without a loss that are assumed before
 * anything is known keep one bad day from weighing like a bad month: one eviction of one launch is
 * a quarter. A share below 2 % is none, so that prices alone decide again after some weeks. What
 * the account, its credentials or its quotas refuse says nothing about an offering.
 */
public final class Losses {
  /** Kinds of events that are counted. */
  public static final List<String> KINDS =
      List.of(
          OfferingEvent.EVICTED,
          OfferingEvent.NEVER_REGISTERED,
          OfferingEvent.FAILED + "no_capacity",
          OfferingEvent.FAILED + "failed");

  private static final double ASSUMED_LAUNCHES = 3;
  private static final double REFUSED = 0.25;
  private static final double MOST = 1;
  private static final double LEAST = 0.02;

  private Losses() {}

  /** The surcharges of those offerings that have one. */
  public static Map<OfferingId, Surcharge> surcharges(
      Collection<OfferingStatistics> statistics, Instant now) {
    Map<OfferingId, Surcharge> found = new HashMap<>();
    statistics.forEach(
        each -> surcharge(each, now).ifPresent(surcharge -> found.put(each.offering(), surcharge)));
    return found;
  }

  private static Optional<Surcharge> surcharge(OfferingStatistics of, Instant now) {
    double evicted = weight(of, OfferingEvent.EVICTED, now);
    double unregistered = weight(of, OfferingEvent.NEVER_REGISTERED, now);
    double refused = weight(of, KINDS.get(2), now) + weight(of, KINDS.get(3), now);
    double launched = weight(of, OfferingEvent.LAUNCHED, now);
    double lost = evicted + unregistered + REFUSED * refused;
    double share = Math.min(MOST, lost / (launched + ASSUMED_LAUNCHES));
    if (!(share >= LEAST)) {
      return Optional.empty();
    }
    String evidence =
        String.format(
            Locale.ROOT,
            "%.1f evicted, %.1f unregistered, %.1f refused of %.1f recent launches",
            evicted,
            unregistered,
            refused,
            launched);
    return Optional.of(new Surcharge(share, evidence));
  }

  private static double weight(OfferingStatistics of, String kind, Instant now) {
    Tally tally = of.tallies().get(kind);
    return tally == null ? 0 : tally.weightAt(now);
  }
}
