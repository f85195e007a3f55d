package io.scitq.server.bus;

import io.scitq.api.Problem;
import io.scitq.server.operation.ProblemException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever an operation or a route throws into an answer. A bug is logged here, once, with
 * its stack and an incident number that the caller sees; the stack never leaves the daemon.
 */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final OutageDetector outages;

  /** Failures with this judgement of outages. */
  public Failures(OutageDetector outages) {
    this.outages = outages;
  }

  /**
   * The answer to a failure.
   *
   * @param where bus address or path, for the log
   */
  public Problem problem(String where, Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    if (outages.isOutage(failure)) {
      LOG.atWarn()
          .addKeyValue("at", where)
          .addKeyValue("error", String.valueOf(failure.getMessage()))
          .log("database lost");
      return Problem.of(
          503, "database-unavailable", "the database cannot be reached now, try again later");
    }
    String incident = "%08x".formatted(ThreadLocalRandom.current().nextInt());
    LOG.atError()
        .addKeyValue("at", where)
        .addKeyValue("incident", incident)
        .setCause(failure)
        .log("request failed");
    return Problem.of(
        500, "internal", "an error of scitqd, its log tells more under incident " + incident);
  }
}
