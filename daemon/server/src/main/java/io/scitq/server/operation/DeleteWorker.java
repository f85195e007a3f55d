package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.WorkerKey;
import io.scitq.api.WorkerRemoval;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.DeletionRequest;
import io.scitq.store.LaunchStore;
import io.scitq.store.WorkerOverview;
import io.scitq.store.WorkerViews;

/** Deletes a worker; the instance of one that we launched is destroyed first. */
public final class DeleteWorker implements Operation<WorkerKey, WorkerRemoval> {
  private final WorkerViews workers;
  private final LaunchStore launches;
  private final Hints hints;

  /** Deletes from these tables. */
  public DeleteWorker(WorkerViews workers, LaunchStore launches, Hints hints) {
    this.workers = workers;
    this.launches = launches;
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
    WorkerOverview worker = WorkerViewing.named(workers, key.workerId(), key.name());
    DeletionRequest done = launches.requestDeletion(worker.workerId(), "user");
    hints.publish(Hint.JOB);
    return switch (done) {
      case DELETED -> new WorkerRemoval(worker.workerId().value(), worker.name(), "deleted");
      case DESTROYING -> new WorkerRemoval(worker.workerId().value(), worker.name(), "destroying");
      case ALREADY_LEAVING ->
          throw ProblemException.conflict(
              "worker-leaving", "worker " + worker.name() + " is being destroyed already");
      case UNKNOWN -> throw Missing.worker(worker.name());
    };
  }
}
