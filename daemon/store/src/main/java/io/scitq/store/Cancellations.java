package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.recruit.RecruiterId;
import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Ends launches that were recorded and that nobody has begun: nothing exists at a cloud. */
final class Cancellations {
  private Cancellations() {}

  /** Lesson 34: those of a deleted recruiter. */
  static void cancelRecorded(Handle handle, RecruiterId recruiter, Instant now) {
    List<LaunchId> launches =
        handle
            .select(
                "SELECT launch_id FROM scitqd.launch WHERE batch = ? AND recruiter_rank = ?"
                    + " AND status = 'recorded' ORDER BY launch_id",
                recruiter.batch(),
                recruiter.rank())
            .map((rows, context) -> new LaunchId(rows.getLong("launch_id")))
            .list();
    launches.forEach(launch -> cancel(handle, launch, "its recruiter was deleted", now));
  }

  /** False when somebody has begun it, or ended it, meanwhile. */
  static boolean cancel(Handle handle, LaunchId launch, String reason, Instant now) {
    return handle
        .createUpdate(
            """
            UPDATE scitqd.launch
            SET status = 'gone', gone_at = :now, delete_reason = :reason
            WHERE launch_id = :launch AND status = 'recorded'
            """)
        .bind("launch", launch.value())
        .bind("reason", reason)
        .bind("now", Utc.zoned(now))
        .executeAndReturnGeneratedKeys("worker_id", "job_id")
        .map((rows, context) -> {
          Jobs.failed(handle, rows.getInt("job_id"), "Cancelled: " + reason, now);
          return new WorkerId(rows.getInt("worker_id"));
        })
        .findFirst()
        .map(worker -> {
          WorkerCascade.remove(handle, worker, WorkerCascade.Running.REQUEUE, now);
          return true;
        })
        .orElse(false);
  }
}
