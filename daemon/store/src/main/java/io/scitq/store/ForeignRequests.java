package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/**
 * What others did to workers of ours: the Python server queues destroy jobs instead of calling us,
 * and a program may delete rows.
 */
final class ForeignRequests {
  private static final String OPEN_JOBS =
      """
      SELECT j.job_id, w.worker_id
      FROM public.job j
      LEFT JOIN public.worker w ON w.worker_id = (
          SELECT x.worker_id FROM public.worker x WHERE x.name = j.target
          ORDER BY x.worker_id::text = (j.args ->> 'worker_id') DESC, x.worker_id LIMIT 1)
      WHERE j.action = 'worker_destroy' AND j.status = 'pending'
      ORDER BY j.job_id FOR UPDATE OF j SKIP LOCKED
      """;

  private static final String WITHOUT_WORKER =
      """
      SELECT l.launch_id, l.status FROM scitqd.launch l
      WHERE l.status NOT IN ('gone', 'deleting')
          AND NOT EXISTS (SELECT 1 FROM public.worker w WHERE w.worker_id = l.worker_id)
      ORDER BY l.launch_id FOR UPDATE SKIP LOCKED
      """;

  private final Handle handle;
  private final Instant now;

  ForeignRequests(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  private record Job(int id, Optional<WorkerId> worker) {}

  void adopt() {
    List<Job> jobs =
        handle
            .select(OPEN_JOBS)
            .map((rows, context) ->
                new Job(
                    rows.getInt("job_id"),
                    Optional.ofNullable(rows.getObject("worker_id", Integer.class))
                        .map(WorkerId::new)))
            .list();
    jobs.forEach(this::adopt);
    handle
        .select(WITHOUT_WORKER)
        .map((rows, context) ->
            doomWithoutWorker(new LaunchId(rows.getLong("launch_id")), rows.getString("status")))
        .list();
  }

  private void adopt(Job job) {
    DeletionAnswer answer =
        job.worker()
            .map(worker ->
                new Deletions(handle, now).request(worker, "user", OptionalInt.of(job.id())))
            .orElse(DeletionAnswer.UNKNOWN);
    switch (answer) {
      case QUEUED -> Jobs.running(handle, job.id(), 0, now);
      case REMOVED -> {
        Jobs.log(handle, job.id(), "Deleting unmanaged worker.");
        Jobs.succeeded(handle, job.id(), now);
      }
      case UNKNOWN, BUSY -> Jobs.succeeded(handle, job.id(), now);
      case ALREADY_LEAVING ->
          Jobs.failed(
              handle,
              job.id(),
              "Another destruction job is already running, this job failed as a doublon.",
              now);
      case NOT_OURS ->
          Jobs.failed(
              handle,
              job.id(),
              "Its instance was not made by this server: delete it at its provider, then set"
                  + " ansible_active to false and delete the worker again.",
              now);
    }
  }

  private boolean doomWithoutWorker(LaunchId launch, String status) {
    return status.equals("recorded")
        ? Cancellations.cancel(handle, launch, "its worker's row was deleted", now)
        : handle.execute(
                "UPDATE scitqd.launch SET status = 'deleting',"
                    + " delete_reason = 'its worker''s row was deleted' WHERE launch_id = ?",
                launch.value())
            > 0;
  }
}
