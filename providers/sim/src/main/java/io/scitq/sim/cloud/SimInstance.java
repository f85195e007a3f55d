package io.scitq.sim.cloud;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A simulated machine at one moment.
 *
 * @param id the cloud's own id
 * @param cloud name of the cloud
 * @param order what was asked
 * @param size what it is
 * @param state where it stands
 * @param createdAt when the order was accepted
 * @param visibleAt from when on listings show it
 * @param ipv4 public address, once it runs
 */
public record SimInstance(
    UUID id,
    String cloud,
    CreateOrder order,
    SimSize size,
    InstanceState state,
    Instant createdAt,
    Instant visibleAt,
    Optional<String> ipv4) {
  /** The name the client gave. */
  public String name() {
    return order.name();
  }

  /** The region it is in. */
  public String region() {
    return order.region();
  }

  /** Why it failed, when it did. */
  public Optional<String> failure() {
    return state == InstanceState.FAILED ? order.failure() : Optional.empty();
  }

  SimInstance in(InstanceState next) {
    return new SimInstance(id, cloud, order, size, next, createdAt, visibleAt, ipv4);
  }

  SimInstance runningAt(String address) {
    return new SimInstance(
        id, cloud, order, size, InstanceState.RUNNING, createdAt, visibleAt, Optional.of(address));
  }
}
