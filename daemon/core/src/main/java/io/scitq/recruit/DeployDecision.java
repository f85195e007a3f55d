package io.scitq.recruit;

import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import java.util.List;

/** What becomes of a {@link DeployRequest}. */
public sealed interface DeployDecision {
  /** The request it answers. */
  DeployRequest request();

  /** Why. */
  Reason reason();

  /**
   * Launch it on this offering.
   *
   * @param request what was asked
   * @param offering what to buy
   * @param purchase how
   * @param price per hour
   * @param reason why this one
   */
  record Launch(
      DeployRequest request, OfferingId offering, Purchase purchase, Price price, Reason reason)
      implements DeployDecision {}

  /**
   * Nothing can be launched now.
   *
   * @param request what was asked
   * @param reason the main reason
   * @param details one sentence per rejected group of offerings, most frequent first
   */
  record Refuse(DeployRequest request, Reason reason, List<String> details)
      implements DeployDecision {
    /** Copies the list. */
    public Refuse {
      details = List.copyOf(details);
    }
  }
}
