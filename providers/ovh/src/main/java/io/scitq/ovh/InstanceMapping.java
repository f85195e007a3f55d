package io.scitq.ovh;

import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.Region;
import java.util.Optional;

/** An instance row to an instance of ours. Pure. */
final class InstanceMapping {
  private InstanceMapping() {}

  static Instance instance(InstanceName name, InstanceRow row) {
    InstanceStatus status = status(row.status());
    Optional<LaunchFailure> failure =
        status == InstanceStatus.FAILED
            ? Optional.of(OvhErrorTable.errorInstance(row.fault()))
            : Optional.empty();
    return new Instance(
        name,
        new Region(OvhProviderFactory.OVH, row.region()),
        row.flavorName(),
        row.id(),
        status,
        failure,
        row.ipv4(),
        row.ipv6(),
        row.created());
  }

  /** Deleted instances stay in answers for some seconds. */
  static boolean isGone(InstanceRow row) {
    return "DELETED".equals(row.status());
  }

  /**
   * Statuses of {@code cloud.instance.InstanceStatusEnum}, read 2026-09. One that we do not know is
   * taken as running: it is there and it is billed.
   */
  static InstanceStatus status(String status) {
    return switch (status) {
      case "BUILD", "BUILDING", "REBUILD" -> InstanceStatus.STARTING;
      case "SHUTOFF",
          "STOPPED",
          "SUSPENDED",
          "PAUSED",
          "SHELVED",
          "SHELVED_OFFLOADED",
          "SHELVING",
          "UNSHELVING",
          "RESUMING" ->
          InstanceStatus.STOPPED;
      case "ERROR" -> InstanceStatus.FAILED;
      case "DELETING", "SOFT_DELETED", "DELETED" -> InstanceStatus.DELETING;
      default -> InstanceStatus.RUNNING;
    };
  }
}
