package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.WorkerKey;
import io.scitq.api.WorkerRemoval;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.DeletionAnswer;
import io.scitq.store.LaunchStore;
import io.scitq.store.WorkerRow;
import io.scitq.store.WorkerViews;
import java.time.InstantSource;

/** Deletes a worker; the instance of one that we launched is destroyed first. */
public final class DeleteWorker implements Operation<WorkerKey, WorkerRemoval> {
  private final WorkerViews workers;
  private final LaunchStore launches;
  private final InstantSource clock;
  private final Hints hints;

  /** Deletes from these tables. */
  public DeleteWorker(WorkerViews workers, LaunchStore launches, InstantSource clock, Hints hints) {
    this.workers = workers;
    this.launches = launches;
    this.clock = clock;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.WORKER_DELETE;
  }

  @Override
  public Class<WorkerKey> requestType() {
    return WorkerKey.class;
  }

  @Override
  public WorkerRemoval run(WorkerKey key) {
    WorkerRow worker = WorkerViewing.named(workers, key.workerId(), key.name());
    DeletionAnswer done = launches.requestDeletion(worker.id(), "user", clock.instant());
    hints.publish(Hint.JOB);
    return switch (done) {
      case REMOVED -> new WorkerRemoval(worker.id().value(), worker.name(), "deleted");
      case QUEUED -> new WorkerRemoval(worker.id().value(), worker.name(), "destroying");
      case ALREADY_LEAVING, BUSY ->
          throw ProblemException.conflict(
              "worker-leaving", "worker " + worker.name() + " is being destroyed already");
      case NOT_OURS ->
          throw ProblemException.conflict(
              "worker-not-ours",
              "worker " + worker.name() + " has an instance that another scitq server made");
      case UNKNOWN -> throw Missing.worker(worker.name());
    };
  }
}
