package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import io.scitq.statistics.OfferingEvent;
import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The bad steps of a launch. */
final class LaunchFailures {
  /** Offerings tried for a person's wish before it counts as failed. */
  static final int TRIES_FOR_A_PERSON = 5;

  private final Handle handle;
  private final Instant now;

  LaunchFailures(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** A row, locked. */
  private record Row(
      LaunchStatus status,
      WorkerId worker,
      int job,
      Optional<String> request,
      OfferingId offering,
      boolean accepted) {}

  void failed(LaunchId launch, LaunchFailure failure, boolean cleanup) {
    Optional<Row> found = lock(launch);
    if (found.isEmpty() || found.get().status() == LaunchStatus.GONE) {
      return;
    }
    Row row = found.get();
    noteError(launch, failure);
    if (row.status() == LaunchStatus.DELETING) {
      count(row, failure);
      return; // somebody deletes it already; its absence will be confirmed there
    }
    if (cleanup) {
      doom(launch, row.worker());
    } else {
      forget(launch, row.worker());
    }
    endJob(row, failure);
    if (failure instanceof LaunchFailure.AuthenticationFailed) {
      cancelWaiting(launch, failure);
    }
    count(row, failure);
  }

  /** A launch that was accepted is counted as such already. */
  private void count(Row row, LaunchFailure failure) {
    List<OfferingEvent> events = new ArrayList<>();
    events.add(OfferingEvent.of(row.offering(), OfferingEvent.FAILED + failure.label()));
    if (!row.accepted()) {
      events.add(OfferingEvent.of(row.offering(), OfferingEvent.LAUNCHED));
    }
    OfferingEvents.record(handle, events, now);
  }

  /** What refused one launch refuses all: those of the provider that wait are not even tried. */
  private void cancelWaiting(LaunchId refused, LaunchFailure failure) {
    List<Long> waiting =
        handle
            .select(
                """
                SELECT l.launch_id FROM scitqd.launch l
                WHERE l.status = 'recorded' AND l.launch_id <> ?
                    AND l.provider = (
                        SELECT r.provider FROM scitqd.launch r WHERE r.launch_id = ?)
                ORDER BY l.launch_id FOR UPDATE SKIP LOCKED
                """,
                refused.value(),
                refused.value())
            .mapTo(Long.class)
            .list();
    for (long id : waiting) {
      LaunchId launch = new LaunchId(id);
      Row row = lock(launch).orElseThrow();
      noteError(launch, failure);
      forget(launch, row.worker());
      endJob(row, failure);
    }
  }

  private void forget(LaunchId launch, WorkerId worker) {
    handle.execute(
        "UPDATE scitqd.launch SET status = 'gone', gone_at = ? WHERE launch_id = ?",
        Utc.zoned(now),
        launch.value());
    WorkerCascade.remove(handle, worker, WorkerCascade.Running.REQUEUE, now);
  }

  private void doom(LaunchId launch, WorkerId worker) {
    handle.execute(
        "UPDATE scitqd.launch SET status = 'deleting', delete_reason = 'failed'"
            + " WHERE launch_id = ?",
        launch.value());
    handle.execute(
        "UPDATE public.worker SET status = 'failed' WHERE worker_id = ?", worker.value());
  }

  private void endJob(Row row, LaunchFailure failure) {
    String text = failure.label() + ": " + failure.code() + " " + failure.text();
    if (row.request().isPresent() && tries(row.job()) < TRIES_FOR_A_PERSON) {
      Jobs.log(handle, row.job(), text);
      Jobs.reopen(handle, row.job(), row.request().get(), now);
    } else {
      Jobs.failed(handle, row.job(), text, now);
    }
  }

  private int tries(int job) {
    return handle
        .select("SELECT count(*) FROM scitqd.launch WHERE job_id = ?", job)
        .mapTo(Integer.class)
        .one();
  }

  void postpone(LaunchId launch, LaunchFailure why, Instant until) {
    boolean nothingMade = why instanceof LaunchFailure.Throttled;
    Optional<Row> found = lock(launch);
    if (found.isEmpty() || found.get().status() != LaunchStatus.LAUNCHING) {
      return;
    }
    noteError(launch, why);
    handle
        .createUpdate(
            nothingMade
                ? """
                UPDATE scitqd.launch
                SET status = 'recorded', claimed_by = NULL, claimed_until = NULL,
                    not_before = :until, deadline = greatest(deadline, :until + register_within)
                WHERE launch_id = :launch
                """
                : """
                UPDATE scitqd.launch
                SET claimed_until = :until,
                    deadline = greatest(deadline, :until + register_within)
                WHERE launch_id = :launch
                """)
        .bind("until", Utc.zoned(until))
        .bind("launch", launch.value())
        .execute();
    if (nothingMade) {
      handle.execute(
          "UPDATE public.worker SET ansible_active = false WHERE worker_id = ?",
          found.get().worker().value());
    }
    Jobs.log(handle, found.get().job(), why.label() + ": " + why.code() + " " + why.text());
  }

  private Optional<Row> lock(LaunchId launch) {
    return handle
        .select(
            "SELECT status, worker_id, job_id, request::text AS request, provider, region, flavor,"
                + " accepted_at IS NOT NULL AS accepted FROM scitqd.launch"
                + " WHERE launch_id = ? FOR UPDATE",
            launch.value())
        .map((rows, context) ->
            new Row(
                LaunchStatus.of(rows.getString("status")),
                new WorkerId(rows.getInt("worker_id")),
                rows.getInt("job_id"),
                Optional.ofNullable(rows.getString("request")),
                OfferingId.of(
                    new ProviderId(rows.getString("provider")),
                    rows.getString("region"),
                    rows.getString("flavor")),
                rows.getBoolean("accepted")))
        .findFirst();
  }

  /** What went wrong last, and the claim given back. */
  private void noteError(LaunchId launch, LaunchFailure failure) {
    handle
        .createUpdate(
            """
            UPDATE scitqd.launch
            SET error_label = :label, error_code = :code, error_text = :text, claimed_by = NULL,
                claimed_until = NULL
            WHERE launch_id = :launch
            """)
        .bind("label", failure.label())
        .bind("code", failure.code())
        .bind("text", failure.text().replace('\0', ' '))
        .bind("launch", launch.value())
        .execute();
  }
}
