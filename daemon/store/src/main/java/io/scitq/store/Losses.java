package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.quota.OutcomePolicy;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Machines that their provider took back, whether somebody said so or they just were not there. */
final class Losses {
  private final Handle handle;
  private final Instant now;

  Losses(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  private record Row(WorkerId worker, boolean spot) {}

  /**
   * A registered launch has no machine any more: its tasks are queued again, and what is left of it
   * is deleted. False when it has moved on meanwhile.
   */
  boolean lost(LaunchId launch) {
    Optional<Row> found =
        handle
            .select(
                "SELECT worker_id, purchase = 'SPOT' AS spot FROM scitqd.launch"
                    + " WHERE launch_id = ? AND status = 'registered' FOR UPDATE",
                launch.value())
            .map((rows, context) ->
                new Row(new WorkerId(rows.getInt("worker_id")), rows.getBoolean("spot")))
            .findFirst();
    if (found.isEmpty()) {
      return false;
    }
    Row row = found.get();
    String reason = row.spot() ? OutcomePolicy.EVICTED : "lost";
    DeletionAnswer answer = new Deletions(handle, now).request(row.worker(), reason);
    if (answer != DeletionAnswer.QUEUED) {
      return false;
    }
    // no task is handed to it while what is left is deleted
    handle.execute(
        "UPDATE public.worker SET status = 'evicted' WHERE worker_id = ?", row.worker().value());
    new GiveBack(handle, now).evicted(row.worker());
    return true;
  }

  /**
   * Remembers the eviction, and that its offering is suspect for a time. Once for each machine. The
   * caller may hold the worker's row, which is locked after the launch's elsewhere: a launch that
   * somebody else has locked is being deleted, and is passed over.
   */
  void noteEviction(WorkerId worker) {
    handle
        .createQuery(
            """
            UPDATE scitqd.launch SET evicted_at = :now
            WHERE launch_id IN (
                SELECT l.launch_id FROM scitqd.launch l
                WHERE l.worker_id = :worker AND l.status <> 'gone' AND l.purchase = 'SPOT'
                    AND l.evicted_at IS NULL
                FOR UPDATE SKIP LOCKED)
            RETURNING provider, region, flavor
            """)
        .bind("now", Utc.zoned(now))
        .bind("worker", worker.value())
        .map((rows, context) ->
            OfferingId.of(
                new ProviderId(rows.getString("provider")),
                rows.getString("region"),
                rows.getString("flavor")))
        .findFirst()
        .flatMap(
            offering -> OutcomePolicy.afterEviction(offering, UnavailabilityStore.all(handle), now))
        .ifPresent(block -> UnavailabilityStore.record(handle, block));
  }
}
