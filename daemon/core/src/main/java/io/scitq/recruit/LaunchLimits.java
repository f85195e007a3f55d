package io.scitq.recruit;

import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one recruiter does not buy although it fits: offerings that cost many times what was
 * evicted, and more of one spot offering than its share of the batch. What ranks take is seen by
 * later ones.
 */
final class LaunchLimits {
  /** For so long after an eviction what a recruiter buys counts as the replacement. */
  private static final Duration REPLACEMENT = Duration.ofHours(1);

  private static final int PERCENT = 100;

  private final Optional<Price> cap;
  private final int mostOfOne;
  private final Map<OfferingId, Integer> used;
  private final Reason tooDear;
  private final Reason tooMany;

  private LaunchLimits(
      Optional<Price> cap, int mostOfOne, int share, Map<OfferingId, Integer> used) {
    this.cap = cap;
    this.mostOfOne = mostOfOne;
    this.used = used;
    tooDear =
        Reason.of(ReasonCode.EVICTION_COST).with("limit", cap.map(Object::toString).orElse("none"));
    tooMany = Reason.of(ReasonCode.OFFERING_SHARE).with("limit", mostOfOne).with("share", share);
  }

  /** Persons buy what they ask for. */
  static LaunchLimits none() {
    return new LaunchLimits(Optional.empty(), Integer.MAX_VALUE, 0, new HashMap<>());
  }

  /**
   * For a recruiter.
   *
   * @param workers how many its batch has with those it wants now
   * @param used what the batch has of each offering; this pass adds to it
   */
  static LaunchLimits of(
      EvictionLimits limits, Optional<Price> cap, int workers, Map<OfferingId, Integer> used) {
    long share = (long) workers * limits.maxShare() / PERCENT;
    int most = limits.maxShare() == 0 ? Integer.MAX_VALUE : (int) Math.max(1, share);
    return new LaunchLimits(cap, most, limits.maxShare(), used);
  }

  /** Below which price a replacement stays: so many times the dearest that was taken lately. */
  static Optional<Price> cap(
      RecruiterId recruiter, List<Eviction> evictions, EvictionLimits limits, Instant now) {
    return limits
        .costMargin()
        .flatMap(margin ->
            evictions.stream()
                .filter(each -> each.recruiter().equals(recruiter))
                .filter(each -> each.at().plus(REPLACEMENT).isAfter(now))
                .map(Eviction::price)
                .max(Comparator.comparing(Price::perHour))
                .map(price -> times(price, margin)));
  }

  private static Price times(Price price, BigDecimal margin) {
    return new Price(price.perHour().multiply(margin), price.currency());
  }

  /** How many of this offering may be bought now. */
  int room(Offering offering) {
    if (isTooDear(offering)) {
      return 0;
    }
    return offering.purchase() == Purchase.SPOT && mostOfOne < Integer.MAX_VALUE
        ? Math.max(0, mostOfOne - used.getOrDefault(offering.id(), 0))
        : Integer.MAX_VALUE;
  }

  /** Prices in different currencies are not compared. */
  private boolean isTooDear(Offering offering) {
    return cap.isPresent()
        && offering
            .price()
            .filter(price -> price.currency().equals(cap.get().currency()))
            .filter(price -> price.perHour().compareTo(cap.get().perHour()) >= 0)
            .isPresent();
  }

  /** Why there is no room, or no more. */
  Reason reason(Offering offering) {
    return isTooDear(offering) ? tooDear : tooMany;
  }

  void launched(Offering offering, int count) {
    used.merge(offering.id(), count, Integer::sum);
  }
}
