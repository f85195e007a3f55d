package io.scitq.spi;

/**
 * One instance to be made.
 *
 * @param name idempotent: a second request with the same name finds the first one's instance
 * @param offering what to buy
 * @param purchase how to buy it
 * @param flavor the hardware shape, for image and disk choices
 * @param userData complete cloud-init document, plain text; the adapter encodes it
 * @param worker what the worker on it is started with, for adapters that boot no machine
 */
public record LaunchRequest(
    InstanceName name,
    OfferingId offering,
    Purchase purchase,
    Flavor flavor,
    String userData,
    WorkerOrder worker) {
  /** Hides the user data, which may hold credentials of the data stores. */
  @Override
  public String toString() {
    return "LaunchRequest[" + name + ", " + offering + ", " + purchase + "]";
  }
}
