package io.scitq.recruit;

import io.scitq.spi.OfferingId;
import io.scitq.task.TaskWeight;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the planners see of a worker.
 *
 * @param id its id
 * @param name its name, unique among live workers
 * @param batch the batch it serves
 * @param status its status
 * @param concurrency tasks at once, may be 0
 * @param prefetch tasks prepared ahead
 * @param permanent true when scitq did not make its machine
 * @param offering provider, region and flavor, when all three are known
 * @param activeWeight sum of the weights of its running executions
 * @param heldExecutions executions pending, accepted or running on it
 * @param properties weights of earlier batches
 * @param runningBatches batches that have a running execution on it
 * @param lastContact last ping
 * @param createdAt when the row was made
 * @param idleSince when its last execution ended, or when it was made; only meaningful without held
 *     executions
 * @param launchDeadline while it is being launched: when it must have registered; empty otherwise
 * @param leaving true when its deletion is recorded
 */
public record WorkerFact(
    WorkerId id,
    String name,
    String batch,
    WorkerStatus status,
    int concurrency,
    int prefetch,
    boolean permanent,
    Optional<OfferingId> offering,
    double activeWeight,
    int heldExecutions,
    Map<String, TaskWeight> properties,
    Set<String> runningBatches,
    Optional<Instant> lastContact,
    Instant createdAt,
    Instant idleSince,
    Optional<Instant> launchDeadline,
    boolean leaving) {
  /** Copies the collections. */
  public WorkerFact {
    properties = Map.copyOf(properties);
    runningBatches = Set.copyOf(runningBatches);
  }
}
