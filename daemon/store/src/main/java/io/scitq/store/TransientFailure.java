package io.scitq.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;

/** Tells a database that is away, overloaded or restarting from a mistake of ours. */
public final class TransientFailure {
  /** Connection failures, resources used up, operator's shutdown, system errors. */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

  /** Serialization failure, deadlock, lock not available. */
  private static final Set<String> STATES = Set.of("40001", "40P01", "55P03");

  private TransientFailure() {}

  /** Whether the same call may succeed later. */
  public static boolean causedBy(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectionException // none could be had, whatever the reason
          || (cause instanceof SQLException sql && transientState(sql))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the transaction lost against another one and may be tried again at once. */
  static boolean isConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean transientState(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || failure instanceof SQLNonTransientConnectionException
        || STATES.contains(state)
        || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
  }
}
