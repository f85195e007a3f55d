package io.scitq.catalog;

import io.scitq.spi.Flavor;
import io.scitq.spi.Offering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Refuses a reading that cannot be true: units changed, most offerings vanished, prices moved by
 * orders of magnitude. An operator can force it.
 */
public sealed interface Plausibility {
  /** It can be applied. */
  record Plausible() implements Plausibility {}

  /**
   * It must not be applied unless an operator says so.
   *
   * @param reasons one sentence each, with the figures, at least one
   */
  record Implausible(List<String> reasons) implements Plausibility {
    /** Copies the list. */
    public Implausible {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * When a reading is refused.
   *
   * @param maxVanishedPercent of the known offerings of the regions read, newly missing at once
   * @param maxPriceFactor by which the median price may move, up or down
   * @param maxMemoryFactor by which the median memory may move, up or down
   * @param maxMemoryPerCpu highest believable median GB per vCPU of what is new
   * @param minSample smaller readings are not judged by percentages and medians
   */
  record Thresholds(
      double maxVanishedPercent,
      double maxPriceFactor,
      double maxMemoryFactor,
      double maxMemoryPerCpu,
      int minSample) {
    /**
     * A third vanishing, or prices changing fivefold, has never been seen true; MB read as GB
     * changes memory a thousandfold (OVH, 2025). Vendors sell up to 32 GB per vCPU.
     */
    public static final Thresholds DEFAULT = new Thresholds(30, 5, 100, 256, 20);
  }

  /** Judges with the default thresholds. */
  static Plausibility check(Collection<KnownOffering> known, CatalogUpdate update) {
    return check(known, update, Thresholds.DEFAULT);
  }

  /** Judges what an update would do to the known offerings of the regions it touches. */
  static Plausibility check(
      Collection<KnownOffering> known, CatalogUpdate update, Thresholds thresholds) {
    List<String> reasons = new ArrayList<>();
    int before = touched(known, update);
    if (update.fetched() == 0 && before > 0) {
      reasons.add("nothing was read where " + before + " offerings were known");
    }
    if (before >= thresholds.minSample()) {
      vanished(update, before, thresholds, reasons);
      factor("price", ratios(update, before, true), thresholds.maxPriceFactor(), reasons);
      factor("memory", ratios(update, before, false), thresholds.maxMemoryFactor(), reasons);
    }
    newShapes(update, thresholds, reasons);
    return reasons.isEmpty() ? new Plausible() : new Implausible(reasons);
  }

  private static int touched(Collection<KnownOffering> known, CatalogUpdate update) {
    return (int)
        known.stream()
            .map(KnownOffering::offering)
            .filter(offering -> offering.flavor().id().provider().equals(update.provider()))
            .filter(offering -> update.completeRegions().contains(offering.region()))
            .count();
  }

  /** Only what is missing for the first time counts: a forced reading is not refused again. */
  private static void vanished(
      CatalogUpdate update, int before, Thresholds thresholds, List<String> reasons) {
    long missing =
        update.changes().stream()
            .filter(change -> change instanceof CatalogChange.Missed missed && missed.count() == 1)
            .count();
    double percent = 100.0 * missing / before;
    if (percent > thresholds.maxVanishedPercent()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%d of %d known offerings or their prices are missing (%.0f %%, at most %.0f %%)",
              missing,
              before,
              percent,
              thresholds.maxVanishedPercent()));
    }
  }

  private static void factor(String what, double[] ratios, double maxFactor, List<String> reasons) {
    double median = ratios[ratios.length / 2];
    if (median > maxFactor || median < 1 / maxFactor) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "the median %s moved by a factor of %.4g (at most %.4g)",
              what,
              median,
              maxFactor));
    }
  }

  /** After by before, sorted, of all that were known; 1 where nothing changed. */
  private static double[] ratios(CatalogUpdate update, int before, boolean price) {
    double[] ratios = new double[before];
    Arrays.fill(ratios, 1);
    int at = 0;
    for (CatalogChange change : update.changes()) {
      if (change instanceof CatalogChange.Changed changed && at < before) {
        Offering old = changed.before().offering();
        Offering now = changed.after().offering();
        ratios[at++] = price ? priceRatio(old, now) : memory(now) / memory(old);
      }
    }
    Arrays.sort(ratios);
    return ratios;
  }

  private static void newShapes(CatalogUpdate update, Thresholds thresholds, List<String> reasons) {
    double[] perCpu =
        update.changes().stream()
            .filter(CatalogChange.Added.class::isInstance)
            .map(change -> ((CatalogChange.Added) change).offering().flavor())
            .mapToDouble(Plausibility::memoryPerCpu)
            .sorted()
            .toArray();
    if (perCpu.length < thresholds.minSample()) {
      return;
    }
    double median = perCpu[perCpu.length / 2];
    if (median > thresholds.maxMemoryPerCpu()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "the median memory of new offerings is %.4g GB per vCPU (at most %.4g)",
              median,
              thresholds.maxMemoryPerCpu()));
    }
  }

  /** 1 where one of the two has no believable price. */
  private static double priceRatio(Offering old, Offering now) {
    double before = cost(old);
    double after = cost(now);
    return before > 0 && after > 0 ? after / before : 1;
  }

  private static double cost(Offering offering) {
    return offering.price().map(price -> price.perHour().doubleValue()).orElse(0.0);
  }

  private static double memory(Offering offering) {
    return offering.flavor().memoryGb();
  }

  private static double memoryPerCpu(Flavor flavor) {
    return flavor.memoryGb() / flavor.vcpus();
  }
}
