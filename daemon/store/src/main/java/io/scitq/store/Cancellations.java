package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.recruit.RecruiterId;
import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** Ends launches that were recorded and that nobody has begun: nothing exists at a cloud. */
final class Cancellations {
  private Cancellations() {}

  /**
   * A launch that nobody has begun.
   *
   * @param rank of the recruiter that wants it; empty when a person asked
   */
  record Recorded(LaunchId launch, OptionalInt rank) {
    boolean byRecruiter() {
      return rank.isPresent();
    }
  }

  /** Lesson 34: those of a deleted recruiter. */
  static void cancelRecorded(Handle handle, RecruiterId recruiter, Instant now) {
    recorded(handle, recruiter.batch()).stream()
        .filter(each -> each.rank().equals(OptionalInt.of(recruiter.rank())))
        .toList()
        .forEach(each -> cancel(handle, each.launch(), "its recruiter was deleted", now));
  }

  /** Those for a batch. */
  static List<Recorded> recorded(Handle handle, String batch) {
    return handle
        .select(
            "SELECT launch_id, recruiter_rank FROM scitqd.launch"
                + " WHERE batch = ? AND status = 'recorded' ORDER BY launch_id",
            batch)
        .map((rows, context) -> {
          int rank = rows.getInt("recruiter_rank");
          return new Recorded(
              new LaunchId(rows.getLong("launch_id")),
              rows.getObject("recruiter_rank") == null
                  ? OptionalInt.empty()
                  : OptionalInt.of(rank));
        })
        .list();
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
