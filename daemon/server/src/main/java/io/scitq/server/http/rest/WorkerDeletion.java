package io.scitq.server.http.rest;

import io.scitq.task.WorkerId;

/** Asks for a worker to be deleted: a permanent one at once, a managed one with its machine. */
@FunctionalInterface
public interface WorkerDeletion {
  /**
   * Asks for it; a second time changes nothing.
   *
   * @param reason in a few words, for the job's log
   */
  void request(WorkerId worker, String reason);
}
