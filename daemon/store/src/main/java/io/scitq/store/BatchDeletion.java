package io.scitq.store;

import io.scitq.deploy.LaunchId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Deletes a batch, within one transaction. */
final class BatchDeletion {
  /** Tasks locked and deleted at a time: the memory it takes does not grow with the batch. */
  private static final int PAGE = 5000;

  private static final String WHY = "its batch was deleted";

  private final Handle handle;
  private final String batch;
  private final Instant now;

  BatchDeletion(Handle handle, String batch, Instant now) {
    this.handle = handle;
    this.batch = batch;
    this.now = now;
  }

  BatchEffect run() {
    BatchMoves moves = new BatchMoves(handle, batch, now);
    boolean known = moves.known();
    int recruiters = handle.execute("DELETE FROM public.recruiter WHERE batch = ?", batch);
    moves.goOn();
    // lesson 34: nothing is bought any more for what is gone, whoever asked for it
    failRequests();
    cancelLaunches();
    long tasks = 0;
    for (int deleted = deletePage(); deleted > 0; deleted = deletePage()) {
      tasks += deleted;
    }
    return new BatchEffect(known, workers(), 0, tasks, recruiters);
  }

  private void failRequests() {
    handle
        .select(
            "SELECT job_id FROM public.job WHERE action = 'worker_create' AND status = 'pending'"
                + " AND args ->> 'batch' = ? ORDER BY job_id FOR UPDATE",
            batch)
        .mapTo(Integer.class)
        .list()
        .forEach(job -> Jobs.failed(handle, job, "Cancelled: " + WHY, now));
  }

  private void cancelLaunches() {
    List<LaunchId> launches =
        Cancellations.recorded(handle, batch).stream().map(Cancellations.Recorded::launch).toList();
    launches.forEach(launch -> Cancellations.cancel(handle, launch, WHY, now));
  }

  /** Locked first, so that nobody gives them to a worker between the steps. */
  private int deletePage() {
    List<Integer> tasks =
        handle
            .select(
                "SELECT task_id FROM public.task WHERE batch = ? ORDER BY task_id LIMIT ?"
                    + " FOR UPDATE",
                batch,
                PAGE)
            .mapTo(Integer.class)
            .list();
    if (tasks.isEmpty()) {
      return 0;
    }
    SqlArray ids = SqlArray.ints(tasks);
    delete("DELETE FROM public.requirement WHERE task_id = ANY(:ids)", ids);
    delete("DELETE FROM public.requirement WHERE other_task_id = ANY(:ids)", ids);
    delete(
        "DELETE FROM public.signal s USING public.execution e"
            + " WHERE s.execution_id = e.execution_id AND e.task_id = ANY(:ids)",
        ids);
    delete("DELETE FROM public.execution WHERE task_id = ANY(:ids)", ids);
    delete("DELETE FROM public.task WHERE task_id = ANY(:ids)", ids);
    return tasks.size();
  }

  private void delete(String sql, SqlArray ids) {
    handle.createUpdate(sql).bind("ids", ids).execute();
  }

  private long workers() {
    return handle
        .select("SELECT count(*) FROM public.worker WHERE batch = ?", batch)
        .mapTo(Long.class)
        .one();
  }
}
