package io.scitq.sim.cloud;

import io.scitq.spi.QuotaKind;

/** What became of an order. */
public sealed interface CreateResult {
  /** It is being made. */
  record Created(SimInstance instance) implements CreateResult {}

  /** The region has no such size, or does not sell it to this account. */
  record NotSold(String size, String region) implements CreateResult {}

  /** There is no room left for this size. */
  record NoRoom(String size, String region) implements CreateResult {}

  /**
   * A ceiling is met.
   *
   * @param kind which one
   * @param limit the ceiling
   * @param used what is used
   * @param asked what the order needs on top
   */
  record OverQuota(QuotaKind kind, long limit, long used, long asked) implements CreateResult {}
}
