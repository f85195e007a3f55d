package io.scitq.store;

import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Ends the making of workers that nobody wants any more. */
public final class JobCancellations {
  private static final String REASON = "cancelled";
  private static final Set<String> OPEN = Set.of("pending", "running");
  private static final Set<String> MAKING = Set.of("worker_create", "worker_deploy");

  private final Database database;

  /** Cancels in this database. */
  public JobCancellations(Database database) {
    this.database = database;
  }

  /** What became of it. */
  public sealed interface Answer {
    /** Nothing existed at a provider. */
    record Cancelled(String target) implements Answer {}

    /** What exists, or may come to exist, is deleted. */
    record Destroying(String target) implements Answer {}

    /** There is no such job. */
    record Unknown() implements Answer {}

    /**
     * It cannot be cancelled.
     *
     * @param why the rest of a sentence that begins with the job
     */
    record Refused(String why) implements Answer {}
  }

  private record Row(String target, String action, String status) {}

  /** Cancels a job that makes a worker. */
  public Answer cancel(int job, Instant now) {
    return database.jdbi().inTransaction(handle -> cancel(handle, job, now));
  }

  private static Answer cancel(Handle handle, int job, Instant now) {
    // the launch before the job: the order in which all others lock them
    Optional<WorkerId> worker =
        handle
            .select(
                "SELECT worker_id FROM scitqd.launch WHERE job_id = ? AND status <> 'gone'"
                    + " ORDER BY launch_id FOR UPDATE",
                job)
            .map((rows, context) -> new WorkerId(rows.getInt("worker_id")))
            .list()
            .stream()
            .reduce((first, last) -> last);
    Optional<Row> found =
        handle
            .select(
                "SELECT coalesce(target, '') AS target, action, status FROM public.job"
                    + " WHERE job_id = ? FOR UPDATE",
                job)
            .map((rows, context) ->
                new Row(
                    rows.getString("target"), rows.getString("action"), rows.getString("status")))
            .findFirst();
    if (found.isEmpty()) {
      return new Answer.Unknown();
    }
    Row row = found.get();
    if (!MAKING.contains(row.action())) {
      return new Answer.Refused(
          "is a " + row.action() + ": only the making of a worker can be cancelled");
    }
    if (!OPEN.contains(row.status())) {
      return new Answer.Refused("is over: it has " + row.status());
    }
    return worker
        .map(id -> destroy(handle, id, row, now))
        .orElseGet(() -> {
          Jobs.failed(handle, job, "Cancelled", now);
          return new Answer.Cancelled(row.target());
        });
  }

  private static Answer destroy(Handle handle, WorkerId worker, Row row, Instant now) {
    return switch (new Deletions(handle, now).request(worker, REASON)) {
      case REMOVED -> new Answer.Cancelled(row.target());
      case QUEUED, ALREADY_LEAVING -> new Answer.Destroying(row.target());
      case NOT_OURS, BUSY, UNKNOWN ->
          new Answer.Refused("belongs to a worker that is not ours to delete");
    };
  }
}
