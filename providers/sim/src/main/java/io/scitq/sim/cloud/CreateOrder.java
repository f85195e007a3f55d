package io.scitq.sim.cloud;

import java.time.Duration;
import java.util.Optional;

/**
 * A machine to be made.
 *
 * @param name as the client wants it
 * @param region where
 * @param size name of a size of that region, in any case of letters
 * @param spot whether it can be evicted and takes the spot quota
 * @param policy what an eviction does
 * @param userData the cloud-init document as plain text, may be empty
 * @param failure when given, the machine fails instead of booting, with this text
 * @param visibleAfter how long it is hidden from listings
 */
public record CreateOrder(
    String name,
    String region,
    String size,
    boolean spot,
    EvictionPolicy policy,
    String userData,
    Optional<String> failure,
    Duration visibleAfter) {
  /** An ordinary machine on demand. */
  public static CreateOrder onDemand(String name, String region, String size, String userData) {
    return new CreateOrder(
        name,
        region,
        size,
        false,
        EvictionPolicy.DELETE,
        userData,
        Optional.empty(),
        Duration.ZERO);
  }

  /** An ordinary spot machine. */
  public static CreateOrder spot(
      String name, String region, String size, EvictionPolicy policy, String userData) {
    return new CreateOrder(
        name, region, size, true, policy, userData, Optional.empty(), Duration.ZERO);
  }

  /** The same order, doomed to fail while booting. */
  public CreateOrder failingWith(String text) {
    return new CreateOrder(
        name, region, size, spot, policy, userData, Optional.of(text), visibleAfter);
  }

  /** The same order, hidden for a while. */
  public CreateOrder hiddenFor(Duration delay) {
    return new CreateOrder(name, region, size, spot, policy, userData, failure, delay);
  }

  /** Hides the user data, which may hold credentials. */
  @Override
  public String toString() {
    return "CreateOrder[" + name + ", " + region + "/" + size + (spot ? ", spot]" : "]");
  }
}
