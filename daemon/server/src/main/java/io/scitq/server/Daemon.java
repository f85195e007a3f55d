package io.scitq.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running daemon: what was opened, closed again in the opposite order. */
public final class Daemon implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  private final Deque<Part> parts = new ArrayDeque<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private String readyLine = "";
  private String address = "";
  private BooleanSupplier healthy = () -> false;

  /** Something that must be closed. */
  private record Part(String name, AutoCloseable opened) {}

  /** Remembers what was opened and gives it back. */
  <T extends AutoCloseable> T add(String name, T opened) {
    parts.push(new Part(name, opened));
    return opened;
  }

  void ready(String listening, String line, BooleanSupplier health) {
    address = listening;
    readyLine = line;
    healthy = health;
  }

  /** HOST:PORT where it listens, the port that it really has. */
  public String address() {
    return address;
  }

  /** True while it is worth keeping: for systemd's watchdog. */
  public boolean isHealthy() {
    return !closed.get() && healthy.getAsBoolean();
  }

  /** One line for the console: where it listens and what it serves. */
  public String readyLine() {
    return readyLine;
  }

  /** Stops everything; a part that cannot be closed does not keep the others open. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.opened().close();
      } catch (Exception error) { // AutoCloseable allows any; the next part must be closed too
        LOG.atError().addKeyValue("part", part.name()).setCause(error).log("cannot be stopped");
      }
    }
  }
}
