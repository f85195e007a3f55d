package io.scitq.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Moves of scitq 1.3's jobs that accompany a launch or a deletion. Dates are UTC. */
final class Jobs {
  private Jobs() {}

  /** It is under way, this far in percent; a finished one stays finished. */
  static void running(Handle handle, int job, int progression, Instant now) {
    handle.execute(
        "UPDATE public.job SET status = 'running', progression = ?, modification_date = ?"
            + " WHERE job_id = ? AND status IN ('pending', 'running')",
        progression,
        Utc.naive(now),
        job);
  }

  static void succeeded(Handle handle, int job, Instant now) {
    handle.execute(
        "UPDATE public.job SET status = 'succeeded', progression = NULL, modification_date = ?"
            + " WHERE job_id = ? AND status IN ('pending', 'running')",
        Utc.naive(now),
        job);
  }

  static void failed(Handle handle, int job, String text, Instant now) {
    log(handle, job, text);
    handle.execute(
        "UPDATE public.job SET status = 'failed', modification_date = ?"
            + " WHERE job_id = ? AND status IN ('pending', 'running')",
        Utc.naive(now),
        job);
  }

  /** Adds a line to its log, unless it is the last one already. */
  static void log(Handle handle, int job, String text) {
    String line = text.replace('\0', ' ').strip() + "\n";
    handle.execute(
        "UPDATE public.job SET log = coalesce(log, '') || ?"
            + " WHERE job_id = ? AND right(coalesce(log, ''), length(?)) <> ?",
        line,
        job,
        line,
        line);
  }

  /** A person's wish is open again: the next plan tries another offering. */
  static void reopen(Handle handle, int job, String request, Instant now) {
    handle.execute(
        "UPDATE public.job SET status = 'pending', action = 'worker_create', target = '',"
            + " args = ?::json, progression = NULL, modification_date = ? WHERE job_id = ?",
        request,
        Utc.naive(now),
        job);
  }
}
