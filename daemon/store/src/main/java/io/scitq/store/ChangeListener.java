package io.scitq.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears that a table has changed, whoever changed it, and tells it by the table's name. A hint:
 * changes may be told together, late or twice. After each new connection every watched table is
 * told, for what was missed meanwhile.
 */
public final class ChangeListener implements AutoCloseable {
  /** The tables whose changes are told, and {@code catalog} after an update of it. */
  public static final List<String> TABLES =
      List.of("task", "worker", "recruiter", "execution", "job", "catalog");

  private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);

  private static final int WAIT_MILLIS = 10_000;
  private static final int PING_SECONDS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LAST_PAUSE = Duration.ofSeconds(10);

  private final DatabaseUri uri;
  private final Consumer<String> changed;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Connection connection;

  private ChangeListener(DatabaseUri uri, Consumer<String> changed) {
    this.uri = uri;
    this.changed = changed;
    this.thread = Thread.ofVirtual().name("change-listener").unstarted(this::run);
  }

  /**
   * Begins to listen; connects by itself, again and again when the server is away.
   *
   * @param changed called with a table's name, on a thread of the listener: it must not block long
   */
  public static ChangeListener start(Database database, Consumer<String> changed) {
    ChangeListener listener = new ChangeListener(database.uri(), changed);
    listener.thread.start();
    return listener;
  }

  /** Stops listening; the callback is not called after this returns. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    cut();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the connection under the thread that waits on it. */
  private void cut() {
    Connection open = connection;
    if (open == null) {
      return;
    }
    try {
      open.abort(Runnable::run);
    } catch (SQLException e) {
      log.atDebug().setCause(e).log("the listening connection was broken already");
    }
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    while (!closed) {
      try (Connection open = Connections.open(uri)) {
        connection = open;
        if (closed) {
          return; // between the check above and now
        }
        listen(open);
        pause = FIRST_PAUSE;
        hear(open);
      } catch (SQLException e) {
        if (!closed) {
          log.atWarn()
              .addKeyValue("error", e.getMessage())
              .addKeyValue("pause", pause)
              .log("not hearing changes of the database; connecting again");
          LockSupport.parkNanos(pause.toNanos());
          pause = longer(pause);
        }
      }
    }
  }

  private void listen(Connection open) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute("LISTEN scitqd");
    }
    TABLES.forEach(this::tell);
  }

  private void hear(Connection open) throws SQLException {
    PGConnection postgres = open.unwrap(PGConnection.class);
    while (!closed) {
      PGNotification[] notifications = postgres.getNotifications(WAIT_MILLIS);
      Set<String> tables = new LinkedHashSet<>();
      for (PGNotification notification : notifications) {
        tables.add(notification.getParameter());
      }
      tables.forEach(this::tell);
      if (tables.isEmpty() && !open.isValid(PING_SECONDS)) {
        throw new SQLException("the server no longer answers");
      }
    }
  }

  private void tell(String table) {
    if (closed) {
      return;
    }
    try {
      changed.accept(table);
    } catch (RuntimeException e) {
      log.atError().setCause(e).addKeyValue("table", table).log("a change could not be handled");
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : doubled;
  }
}
