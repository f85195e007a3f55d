package io.scitq.recruit;

import io.scitq.spi.OfferingId;
import io.scitq.task.TaskWeight;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
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
 * @param bought what its machine was bought as, when we launched it, whatever its row says since
 * @param claim the flavor that it says it has, when the offering is not known
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
    Optional<OfferingId> bought,
    Optional<FlavorClaim> claim,
    double activeWeight,
    int heldExecutions,
    Map<String, TaskWeight> properties,
    Set<String> runningBatches,
    Optional<Instant> lastContact,
    Instant createdAt,
    Instant idleSince,
    Optional<Instant> launchDeadline,
    boolean leaving) {
  /** A worker that waits for its server tries again every few seconds. */
  private static final Duration REGISTERING = Duration.ofSeconds(60);

  /** Copies the collections. */
  public WorkerFact {
    properties = Map.copyOf(properties);
    runningBatches = Set.copyOf(runningBatches);
  }

  /**
   * The same worker, judged fairly: it cannot have reached us before we listened, so silence and a
   * missed deadline count from then on.
   *
   * @param listening since when we would have heard it
   */
  public WorkerFact heardSince(Instant listening) {
    if (!lastContact.orElse(createdAt).isBefore(listening)) {
      return this;
    }
    return launchDeadline.isPresent()
        ? with(lastContact, Optional.of(later(launchDeadline.get(), listening.plus(REGISTERING))))
        : with(Optional.of(listening), launchDeadline);
  }

  /** What quotas are counted by: the machine that there is, not the name that a person gave it. */
  Optional<OfferingId> machine() {
    return bought.or(() -> offering);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private WorkerFact with(Optional<Instant> contact, Optional<Instant> deadline) {
    return new WorkerFact(
        id,
        name,
        batch,
        status,
        concurrency,
        prefetch,
        permanent,
        offering,
        bought,
        claim,
        activeWeight,
        heldExecutions,
        properties,
        runningBatches,
        contact,
        createdAt,
        idleSince,
        deadline,
        leaving);
  }
}
