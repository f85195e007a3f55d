package io.scitq.cli.desk;

import io.scitq.api.Problem;
import io.scitq.cli.bus.Reply;
import io.scitq.cli.bus.ServerAddress;
import io.scitq.cli.table.TerminalText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that did not succeed, as people read it.
 *
 * @param lines for standard error, safe to print
 * @param status exit status
 */
record Failure(List<String> lines, int status) {
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  Failure {
    lines = List.copyOf(lines);
  }

  /**
   * What was asked, as far as the words need it.
   *
   * @param program who asked
   * @param server whom
   * @param timeout for the answer
   * @param changes true when asking changes something: then a lost answer leaves a doubt
   */
  record Asked(String program, ServerAddress server, Duration timeout, boolean changes) {}

  /** What to say of it. */
  static Failure of(Asked asked, Reply.Miss miss) {
    return switch (miss) {
      case Reply.Refused(Problem problem) -> refused(asked, problem);
      case Reply.Garbled garbled -> garbled(asked, garbled);
      case Reply.Unreachable unreachable -> unreachable(asked, unreachable);
      case Reply.Lost lost -> lost(asked, lost);
      case Reply.TimedOut ignored -> timedOut(asked);
    };
  }

  /**
   * The server's own words; what it says of bad input counts as a wrong command line. Details that
   * its message tells already (a program reads them one by one) are not said twice.
   */
  private static Failure refused(Asked asked, Problem problem) {
    List<String> lines = new ArrayList<>();
    lines.add(asked.program() + ": " + TerminalText.line(problem.message()));
    problem.details().stream()
        .filter(detail -> !problem.message().contains(detail))
        .forEach(detail -> lines.add("  " + TerminalText.line(detail)));
    boolean badInput = problem.status() == BAD_REQUEST || problem.status() == UNPROCESSABLE;
    return new Failure(lines, badInput ? ExitStatus.WRONG_COMMAND : ExitStatus.NOT_DONE);
  }

  private static Failure unreachable(Asked asked, Reply.Unreachable reply) {
    return notDone(
        asked,
        "cannot reach the scitq server at "
            + asked.server()
            + " ("
            + reply.reason()
            + "). Is scitqd running? Start it with 'scitqd start', or name another server with -s"
            + " HOST[:PORT] or SCITQ_SERVER.");
  }

  private static Failure timedOut(Asked asked) {
    Duration timeout = asked.timeout();
    return notDone(
        asked,
        "no answer from the scitq server at "
            + asked.server()
            + " within "
            + timeout.toSeconds()
            + " s; allow more with -t SECONDS."
            + doubt(asked));
  }

  private static Failure lost(Asked asked, Reply.Lost reply) {
    return notDone(
        asked,
        "the connection to the scitq server at "
            + asked.server()
            + " broke before the answer was complete ("
            + reply.reason()
            + ")."
            + doubt(asked));
  }

  private static Failure garbled(Asked asked, Reply.Garbled reply) {
    String status = reply.status() == 0 ? "" : " with HTTP status " + reply.status();
    String excerpt = reply.excerpt().isEmpty() ? "an empty answer" : "'" + reply.excerpt() + "'";
    return notDone(
        asked,
        asked.server()
            + " answered"
            + status
            + ", but not as a scitqd server does: "
            + excerpt
            + ". Is it another program, or an older scitq?");
  }

  static Failure unexpected(Asked asked, String what) {
    return notDone(
        asked,
        asked.server()
            + " answered in a form that this "
            + asked.program()
            + " does not know ("
            + what
            + "). Are both of the same version?");
  }

  private static String doubt(Asked asked) {
    return asked.changes()
        ? " What was asked may have been done all the same: look before you repeat it."
        : "";
  }

  static Failure notDone(Asked asked, String message) {
    String line = asked.program() + ": " + TerminalText.line(message);
    return new Failure(List.of(line), ExitStatus.NOT_DONE);
  }
}
