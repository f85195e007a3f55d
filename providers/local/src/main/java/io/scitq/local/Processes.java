package io.scitq.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The processes of this host; a seam, so that tests can make it refuse. */
interface Processes {
  /**
   * Starts a process that outlives us, in a session of its own.
   *
   * @param mark what it and its children bear in their environment
   * @throws java.nio.file.AccessDeniedException when we may not
   * @throws ExhaustedException when this host can have no more
   */
  AgentRecord.ProcessKey start(List<String> command, String mark, Path log) throws IOException;

  /** Says whether this very process runs. */
  boolean isAlive(AgentRecord.ProcessKey key) throws IOException;

  /** The processes that bear this mark. */
  List<Long> bearing(String mark) throws IOException;

  /** This very process as a record keeps it; nothing may be concluded from a failure. */
  AgentRecord.ProcessKey key(long pid) throws IOException;

  /** Ends a process at once. */
  void kill(long pid) throws IOException;

  /** Is complete when the process ends. */
  CompletableFuture<?> end(long pid);

  /** This host has no room for another process. */
  final class ExhaustedException extends IOException {
    private static final long serialVersionUID = 1L;

    ExhaustedException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
