package io.scitq.quota;

import io.scitq.spi.Flavor;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Purchase;
import java.time.Instant;
import java.util.Optional;

/**
 * An instance of ours that counts against the quotas, from its recording until it is gone.
 *
 * @param offering what it is
 * @param flavor its shape; when nobody knows it, only the instance and its address are counted
 * @param purchase how it was bought; when nobody knows it, it counts as both
 * @param since when it was recorded
 * @param launching true until it has registered
 */
public record QuotaUse(
    OfferingId offering,
    Optional<Flavor> flavor,
    Optional<Purchase> purchase,
    Instant since,
    boolean launching) {
  /** One that is not being launched any more. */
  public QuotaUse(
      OfferingId offering, Optional<Flavor> flavor, Optional<Purchase> purchase, Instant since) {
    this(offering, flavor, purchase, since, false);
  }
}
