package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.statistics.OfferingEvent;
import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Workers on their way out: first the instance, then the row. */
final class Deletions {
  private static final String NEVER_REGISTERED = "never-registered";

  /** Reasons that are the machine's fault: the tasks on it keep their retries. */
  private static final Set<String> MACHINES_FAULT =
      Set.of("silent", NEVER_REGISTERED, "evicted", "lost", "failed");

  /** A release that must not cut anything: asked again with the worker locked. */
  private static final String IDLE = "idle";

  private static final Set<String> LEAVING = Set.of("deleting", "failed");

  private final Handle handle;
  private final Instant now;

  Deletions(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** A worker row, locked, with its launch if it has one. */
  private record Row(
      WorkerId worker,
      boolean permanent,
      boolean active,
      Optional<LaunchId> launch,
      String status) {}

  DeletionAnswer request(WorkerId worker, String reason) {
    return request(worker, reason, OptionalInt.empty());
  }

  /**
   * The same; {@code job} is a destroy job that exists already, from the Python server, else one is
   * made.
   */
  DeletionAnswer request(WorkerId worker, String reason, OptionalInt job) {
    Optional<Row> found = lock(worker);
    if (found.isEmpty()) {
      return DeletionAnswer.UNKNOWN;
    }
    Row row = found.get();
    if (reason.equals(IDLE) && !LEAVING.contains(row.status()) && isWanted(worker)) {
      return DeletionAnswer.BUSY;
    }
    if (row.launch().isPresent()) {
      return doom(row, row.launch().get(), reason, job);
    }
    if (!row.permanent() && row.active()) {
      return DeletionAnswer.NOT_OURS;
    }
    WorkerCascade.remove(handle, worker, running(reason), now);
    return DeletionAnswer.REMOVED;
  }

  private DeletionAnswer doom(Row row, LaunchId launch, String reason, OptionalInt job) {
    if (LEAVING.contains(row.status())) {
      return DeletionAnswer.ALREADY_LEAVING;
    }
    switch (row.status()) {
      case "recorded" -> {
        Cancellations.cancel(handle, launch, reason, now);
        return DeletionAnswer.REMOVED;
      }
      default -> {
        Optional<String> diagnosis =
            reason.equals(NEVER_REGISTERED)
                ? Startups.failed(handle, launch, now)
                : Optional.empty();
        int destroy = job.isPresent() ? job.getAsInt() : newJob(row.worker());
        // a claim of a create that is under way is kept: we wait for what it brings
        handle
            .createUpdate(
                """
                UPDATE scitqd.launch
                SET status = 'deleting', delete_reason = :reason, destroy_job_id = :job,
                    not_before = NULL, absent_seen = 0
                WHERE launch_id = :launch
                """)
            .bind("reason", reason)
            .bind("job", destroy)
            .bind("launch", launch.value())
            .execute();
        endDeployJob(launch, diagnosis.orElse("Its worker was deleted: " + reason));
        handle.execute(
            "UPDATE public.worker SET status = 'paused' WHERE worker_id = ?"
                + " AND status IN ('running', 'offline')",
            row.worker().value());
        if (reason.equals(NEVER_REGISTERED)) {
          OfferingEvents.ofWorker(handle, row.worker(), OfferingEvent.NEVER_REGISTERED, now);
        }
        return DeletionAnswer.QUEUED;
      }
    }
  }

  /** The launch first, then the worker: the order in which all others lock them. */
  private Optional<Row> lock(WorkerId worker) {
    Optional<LaunchId> launch =
        handle
            .select(
                "SELECT launch_id FROM scitqd.launch WHERE worker_id = ? AND status <> 'gone'"
                    + " FOR UPDATE",
                worker.value())
            .map((rows, context) -> new LaunchId(rows.getLong("launch_id")))
            .findFirst();
    String status = launch.map(this::statusOf).orElse("");
    return handle
        .select(
            "SELECT coalesce(permanent, false) AS permanent,"
                + " coalesce(ansible_active, false) AS active"
                + " FROM public.worker WHERE worker_id = ? FOR UPDATE",
            worker.value())
        .map((rows, context) ->
            new Row(
                worker, rows.getBoolean("permanent"), rows.getBoolean("active"), launch, status))
        .findFirst();
  }

  /** Dispatching locks the worker too, so that no task slips in after this look. */
  private boolean isWanted(WorkerId worker) {
    return handle
        .createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM public.execution e WHERE e.worker_id = :worker
                AND e.status IN ('pending', 'accepted', 'running'))
              OR EXISTS (SELECT 1 FROM public.task t JOIN public.worker w ON w.batch = t.batch
                WHERE w.worker_id = :worker AND t.status = 'pending')
            """)
        .bind("worker", worker.value())
        .mapTo(Boolean.class)
        .one();
  }

  private String statusOf(LaunchId launch) {
    return handle
        .select("SELECT status FROM scitqd.launch WHERE launch_id = ?", launch.value())
        .mapTo(String.class)
        .one();
  }

  private int newJob(WorkerId worker) {
    return handle
        .createQuery(
            """
            INSERT INTO public.job (target, action, args, retry, status, creation_date,
                modification_date, progression)
            SELECT w.name, 'worker_destroy', json_build_object('worker_id', w.worker_id,
                'name', w.name, 'hostname', coalesce(w.hostname, ''), 'batch', w.batch,
                'flavor', coalesce(w.flavor, ''), 'region', coalesce(w.region, ''),
                'provider', coalesce(w.provider, '')), 2, 'running', :now, :now, 0
            FROM public.worker w WHERE w.worker_id = :worker
            RETURNING job_id
            """)
        .bind("worker", worker.value())
        .bind("now", Utc.naive(now))
        .mapTo(Integer.class)
        .one();
  }

  private void endDeployJob(LaunchId launch, String text) {
    handle
        .select("SELECT job_id FROM scitqd.launch WHERE launch_id = ?", launch.value())
        .mapTo(Integer.class)
        .forEach(job -> Jobs.failed(handle, job, text, now));
  }

  private static WorkerCascade.Running running(String reason) {
    return MACHINES_FAULT.contains(reason)
        ? WorkerCascade.Running.REQUEUE
        : WorkerCascade.Running.FAIL;
  }

  int absent(LaunchId launch, Instant lookAgain) {
    return handle
        .createQuery(
            """
            UPDATE scitqd.launch
            SET absent_seen = absent_seen + 1, claimed_by = NULL, claimed_until = NULL,
                not_before = :again
            WHERE launch_id = :launch AND status = 'deleting'
            RETURNING absent_seen
            """)
        .bind("again", Utc.zoned(lookAgain))
        .bind("launch", launch.value())
        .mapTo(Integer.class)
        .findFirst()
        .orElse(0);
  }

  void gone(LaunchId launch) {
    record Gone(WorkerId worker, Optional<Integer> destroyJob, String reason) {}
    handle
        .createQuery(
            """
            UPDATE scitqd.launch
            SET status = 'gone', gone_at = :now, claimed_by = NULL, claimed_until = NULL
            WHERE launch_id = :launch AND status <> 'gone'
            RETURNING worker_id, destroy_job_id, coalesce(delete_reason, '') AS reason
            """)
        .bind("now", Utc.zoned(now))
        .bind("launch", launch.value())
        .map((rows, context) ->
            new Gone(
                new WorkerId(rows.getInt("worker_id")),
                Optional.ofNullable(rows.getObject("destroy_job_id", Integer.class)),
                rows.getString("reason")))
        .findFirst()
        .ifPresent(gone -> {
          gone.destroyJob().ifPresent(job -> Jobs.succeeded(handle, job, now));
          // a deploy job that has not ended; one that a person's next try uses has
          // another launch and must go on
          if (gone.destroyJob().isPresent()) {
            endDeployJob(launch, "Its worker was deleted");
          }
          WorkerCascade.remove(handle, gone.worker(), running(gone.reason()), now);
        });
  }

  void postponed(LaunchId launch, String why, Instant until) {
    handle
        .createQuery(
            """
            UPDATE scitqd.launch
            SET claimed_by = NULL, claimed_until = NULL, not_before = :until, error_text = :why
            WHERE launch_id = :launch AND status = 'deleting'
            RETURNING destroy_job_id
            """)
        .bind("until", Utc.zoned(until))
        .bind("why", why.replace('\0', ' '))
        .bind("launch", launch.value())
        .map((rows, context) -> Optional.ofNullable(rows.getObject(1, Integer.class)))
        .forEach(job -> job.ifPresent(id -> Jobs.log(handle, id, why)));
  }
}
