package io.scitq.protofilter;

import io.scitq.spi.EvictionRate;
import io.scitq.spi.Offering;

/** What an offering has to say about each item of the filter language. */
public final class Facts {
  /** Percent per hour that an unknown eviction rate counts as: the manual's default ceiling. */
  public static final int ASSUMED_EVICTION = 5;

  private Facts() {}

  /** The eviction rate that counts, in percent per hour; assumed when the provider gives none. */
  public static int eviction(EvictionRate rate) {
    return switch (rate) {
      case EvictionRate.Known(int percent) -> percent;
      case EvictionRate.Unknown() -> ASSUMED_EVICTION;
    };
  }

  /** Says whether the rate that counts is assumed. */
  public static boolean isAssumed(EvictionRate rate) {
    return rate instanceof EvictionRate.Unknown;
  }

  /** A figure, NaN when it is not known. A GPU memory of 0 means that nobody told. */
  static double figure(Item item, Offering offering) {
    return switch (item) {
      case CPU -> offering.flavor().vcpus();
      case RAM -> offering.flavor().memoryGb();
      case DISK -> offering.flavor().diskGb();
      case GPUMEM -> known(offering.flavor().gpuMemoryGb());
      case EVICTION -> eviction(offering.eviction());
      case COST -> offering.price().map(price -> price.perHour().doubleValue()).orElse(Double.NaN);
      case TAGS, REGION, PROVIDER -> throw new IllegalArgumentException(item + " is text");
    };
  }

  static String text(Item item, Offering offering) {
    return switch (item) {
      case TAGS -> offering.flavor().tags().letters();
      case REGION -> offering.region();
      case PROVIDER -> offering.flavor().id().provider().value();
      case CPU, RAM, DISK, GPUMEM, EVICTION, COST ->
          throw new IllegalArgumentException(item + " is a figure");
    };
  }

  /** The value of an item for people. */
  public static String shown(Item item, Offering offering) {
    if (!item.kind().numeric()) {
      String text = text(item, offering);
      return text.isEmpty() ? "none" : text;
    }
    double figure = figure(item, offering);
    if (Double.isNaN(figure)) {
      return "unknown";
    }
    String number = figure == Math.rint(figure) ? Long.toString((long) figure) : "" + figure;
    boolean assumed = item == Item.EVICTION && isAssumed(offering.eviction());
    return assumed ? number + " (assumed)" : number;
  }

  private static double known(double gpuMemory) {
    return gpuMemory > 0 ? gpuMemory : Double.NaN;
  }
}
