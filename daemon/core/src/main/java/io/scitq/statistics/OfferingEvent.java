package io.scitq.statistics;

import io.scitq.spi.OfferingId;
import java.util.Comparator;
import java.util.OptionalDouble;

/**
 * Something that happened to a launch of an offering.
 *
 * @param offering which one
 * @param kind {@link #LAUNCHED}, {@link #REGISTERED}, {@link #EVICTED} or {@link #FAILED} with a
 *     class
 * @param seconds how long it took, where that means something
 */
public record OfferingEvent(OfferingId offering, String kind, OptionalDouble seconds)
    implements Comparable<OfferingEvent> {
  /** The provider was asked, and answered. */
  public static final String LAUNCHED = "launched";

  /** A worker spoke. */
  public static final String REGISTERED = "registered";

  /** The provider took the machine back. */
  public static final String EVICTED = "evicted";

  /** Before the class of a failure, as in {@code failed:no_capacity}. */
  public static final String FAILED = "failed:";

  /** The machine ran, but its worker never spoke. */
  public static final String NEVER_REGISTERED = FAILED + "never_registered";

  private static final Comparator<OfferingEvent> ORDER =
      Comparator.comparing(OfferingEvent::offering).thenComparing(OfferingEvent::kind);

  /** An event whose duration means nothing. */
  public static OfferingEvent of(OfferingId offering, String kind) {
    return new OfferingEvent(offering, kind, OptionalDouble.empty());
  }

  /** By what is counted: all who count take the rows in this order. */
  @Override
  public int compareTo(OfferingEvent other) {
    return ORDER.compare(this, other);
  }
}
