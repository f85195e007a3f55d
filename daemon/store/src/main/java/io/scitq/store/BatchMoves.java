package io.scitq.store;

import io.scitq.deploy.LaunchId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Stopping a batch and letting it go on, within one transaction. */
final class BatchMoves {
  private static final String PAUSE =
      """
      UPDATE public.worker SET status = 'paused', modification_date = :now
      WHERE batch = :batch AND status IN ('running', 'offline')
      """;

  private static final String RESUME =
      """
      UPDATE public.worker w
      SET modification_date = :now,
          status = CASE WHEN EXISTS (SELECT 1 FROM scitqd.launch l
              WHERE l.worker_id = w.worker_id
                  AND l.status IN ('recorded', 'launching', 'starting', 'booted'))
              THEN 'offline' ELSE 'running' END
      WHERE w.batch = :batch AND w.status = 'paused'
          AND NOT EXISTS (SELECT 1 FROM scitqd.launch l
              WHERE l.worker_id = w.worker_id AND l.status IN ('deleting', 'failed'))
      """;

  /** One signal of a kind is enough until its worker has read it. */
  private static final String SIGNAL =
      """
      INSERT INTO public.signal (execution_id, worker_id, signal)
      SELECT e.execution_id, e.worker_id, :signal
      FROM public.execution e JOIN public.task t ON t.task_id = e.task_id
      WHERE t.batch = :batch AND e.status = 'running' AND e.worker_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM public.signal s
              WHERE s.execution_id = e.execution_id AND s.worker_id = e.worker_id
                  AND s.signal = :signal)
      ORDER BY e.execution_id
      """;

  static final String KNOWN =
      """
      SELECT EXISTS (SELECT 1 FROM public.task WHERE batch = :batch)
          OR EXISTS (SELECT 1 FROM public.worker WHERE batch = :batch)
          OR EXISTS (SELECT 1 FROM public.recruiter WHERE batch = :batch)
      """;

  private final Handle handle;
  private final String batch;
  private final Instant now;

  BatchMoves(Handle handle, String batch, Instant now) {
    this.handle = handle;
    this.batch = batch;
    this.now = now;
  }

  BatchEffect stop(int signal) {
    boolean known = known();
    if (known) {
      handle.execute(
          "INSERT INTO scitqd.stopped_batch (batch, since) VALUES (?, ?)"
              + " ON CONFLICT (batch) DO NOTHING",
          batch,
          Utc.zoned(now));
    }
    lockRecruiters();
    List<LaunchId> launches =
        Cancellations.recorded(handle, batch).stream()
            .filter(Cancellations.Recorded::byRecruiter)
            .map(Cancellations.Recorded::launch)
            .toList();
    launches.forEach(launch -> Cancellations.cancel(handle, launch, "its batch was stopped", now));
    return new BatchEffect(known, workers(PAUSE), signals(signal), 0, 0);
  }

  BatchEffect resume(int signal) {
    boolean known = known();
    goOn();
    return new BatchEffect(known, workers(RESUME), signals(signal), 0, 0);
  }

  /** Recruiters may launch for it again. */
  void goOn() {
    handle.execute("DELETE FROM scitqd.stopped_batch WHERE batch = ?", batch);
  }

  boolean known() {
    return handle.createQuery(KNOWN).bind("batch", batch).mapTo(Boolean.class).one();
  }

  /** A plan that is just being recorded ends first; what it launches is then seen. */
  private void lockRecruiters() {
    handle
        .select("SELECT rank FROM public.recruiter WHERE batch = ? ORDER BY rank FOR UPDATE", batch)
        .mapTo(Integer.class)
        .list();
  }

  private int workers(String sql) {
    return bound(sql).bind("now", Utc.naive(now)).execute();
  }

  private int signals(int signal) {
    return signal == 0 ? 0 : bound(SIGNAL).bind("signal", signal).execute();
  }

  private Update bound(String sql) {
    return handle.createUpdate(sql).bind("batch", batch);
  }
}
