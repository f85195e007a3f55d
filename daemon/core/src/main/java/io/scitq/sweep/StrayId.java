package io.scitq.sweep;

import io.scitq.spi.Instance;
import io.scitq.spi.ProviderId;

/**
 * Names something at a provider. The vendor's id and not the name: a name may be borne twice.
 *
 * @param provider where it is
 * @param vendorId the provider's own id
 */
public record StrayId(ProviderId provider, String vendorId) {
  /** Of a listed instance. */
  public static StrayId of(Instance instance) {
    return new StrayId(instance.where().provider(), instance.vendorId());
  }
}
