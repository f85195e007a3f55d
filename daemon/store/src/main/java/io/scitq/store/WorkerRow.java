package io.scitq.store;

import io.scitq.spi.Price;
import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A worker as lists show it.
 *
 * @param id its id
 * @param name its name
 * @param status as stored
 * @param concurrency tasks at once
 * @param prefetch tasks prepared ahead
 * @param createdAt when the row was made
 * @param lastContact last ping
 * @param batch its batch
 * @param provider provider of its instance
 * @param region region of its instance
 * @param flavor flavor of its instance
 * @param ipv4 address of its instance
 * @param active true while it has cloud resources
 * @param permanent true when scitq did not make its machine
 * @param executions number of latest executions by their status
 * @param price per hour at launch, when we launched it
 * @param launch status of its launch or deletion, when we launched it
 * @param billedSince since when its instance costs, when we launched it
 */
public record WorkerRow(
    WorkerId id,
    String name,
    String status,
    int concurrency,
    int prefetch,
    Optional<Instant> createdAt,
    Optional<Instant> lastContact,
    String batch,
    Optional<String> provider,
    Optional<String> region,
    Optional<String> flavor,
    Optional<String> ipv4,
    boolean active,
    boolean permanent,
    Map<String, Long> executions,
    Optional<Price> price,
    Optional<String> launch,
    Optional<Instant> billedSince) {
  /** Copies the map. */
  public WorkerRow {
    executions = Map.copyOf(executions);
  }

  /** Latest executions in this status. */
  public long executions(String executionStatus) {
    return executions.getOrDefault(executionStatus, 0L);
  }
}
