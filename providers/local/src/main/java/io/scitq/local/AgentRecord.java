package io.scitq.local;

import io.scitq.spi.InstanceName;
import io.scitq.spi.ServerId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of an agent, written before it is started and again when it is.
 *
 * @param name its idempotent name
 * @param serverId the owner
 * @param flavor name of the flavor
 * @param createdAt when it was first asked for
 * @param process empty until it was started, or when the start's end was not seen
 */
record AgentRecord(
    InstanceName name,
    ServerId serverId,
    String flavor,
    Instant createdAt,
    Optional<ProcessKey> process) {
  /**
   * One process and no other: a number is used again after its process has ended, and after the
   * machine was started anew.
   *
   * @param pid process id
   * @param startTicks when it started, in the kernel's ticks since the machine did
   * @param boot which start of the machine
   */
  record ProcessKey(long pid, long startTicks, String boot) {
    /** As the provider's own id of the instance. */
    String vendorId() {
      return pid + "-" + startTicks;
    }
  }

  AgentRecord started(ProcessKey key) {
    return new AgentRecord(name, serverId, flavor, createdAt, Optional.of(key));
  }
}
