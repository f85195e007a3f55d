package io.scitq.catalog;

import io.scitq.spi.Exclusion;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import java.util.Optional;

/** The provider facts that forbid choosing an offering. */
final class Purchasable {
  private Purchasable() {}

  static boolean test(Offering offering) {
    return offering.exclusion().isEmpty() && hasPrice(offering);
  }

  /** Says whether a believable price is known. A cloud never gives machines away. */
  static boolean hasPrice(Offering offering) {
    Optional<Price> price = offering.price();
    return price.isPresent() && (price.get().perHour().signum() > 0 || price.get().declaredFree());
  }

  /** The fact that forbids it, empty when it may be chosen. */
  static Optional<Exclusion> obstacle(Offering offering) {
    if (offering.exclusion().isPresent()) {
      return offering.exclusion();
    }
    return hasPrice(offering) ? Optional.empty() : Optional.of(Exclusion.NO_PRICE);
  }
}
