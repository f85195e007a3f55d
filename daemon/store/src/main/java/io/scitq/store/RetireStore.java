package io.scitq.store;

import io.scitq.retire.RetireSnapshot;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What retiring is decided on. */
public final class RetireStore {
  private final Database database;

  /** Reads from this database. */
  public RetireStore(Database database) {
    this.database = database;
  }

  /** One consistent view of the workers and of the tasks that may want them. */
  public RetireSnapshot snapshot() {
    return database
        .jdbi()
        .inTransaction(
            TransactionIsolationLevel.REPEATABLE_READ,
            handle -> {
              return new RetireSnapshot(
                  WorkerFacts.read(handle),
                  tasksByBatch(handle, "status IN ('waiting', 'pending', 'paused')"));
            });
  }

  /** The condition is a constant of ours, never a user's text. */
  static Map<String, Integer> tasksByBatch(Handle handle, String condition) {
    Map<String, Integer> counts = new HashMap<>();
    handle
        .select(
            "SELECT batch, count(*) AS number FROM public.task WHERE "
                + condition
                + " GROUP BY batch")
        .map((rows, context) -> counts.put(rows.getString("batch"), rows.getInt("number")))
        .list();
    return counts;
  }
}
