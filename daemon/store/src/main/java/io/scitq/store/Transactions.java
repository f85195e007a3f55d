package io.scitq.store;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs one unit of work in one transaction, again when it lost against another one.
 *
 * <p>Rows are locked in the order worker, task, execution and by ascending id, so that conflicts
 * are rare; programs other than this daemon may lock in another order.
 */
final class Transactions {
  /** Attempts before the conflict is passed on; each one lost means that another one won. */
  private static final int ATTEMPTS = 4;

  private final Jdbi jdbi;

  Transactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The work of one transaction; may run more than once. */
  interface Work<T> {
    T on(Handle handle);
  }

  <T> T run(Work<T> work) {
    return again(() -> jdbi.inTransaction(work::on));
  }

  /** For work that hands out what it reads as it reads it, and so cannot be begun again. */
  <T> T once(Work<T> work) {
    return jdbi.inTransaction(work::on);
  }

  /** For a single statement, which is a transaction by itself: without asking twice for its end. */
  <T> T statement(Work<T> work) {
    return again(() -> jdbi.withHandle(work::on));
  }

  private static <T> T again(Supplier<T> attempted) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempted.get();
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !TransientFailure.isConflict(e)) {
          throw e;
        }
      }
    }
  }
}
