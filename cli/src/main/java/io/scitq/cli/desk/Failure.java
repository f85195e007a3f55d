package io.scitq.cli;

import io.scitq.api.Problem;
import io.scitq.cli.bus.Reply;
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
  private static final String PREFIX = "scitq-manage: ";
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  Failure {
    lines = List.copyOf(lines);
  }

  /** What to say of it. */
  static Failure of(Intent.Ask asked, Reply.Miss miss) {
    return switch (miss) {
      case Reply.Refused(Problem problem) -> refused(problem);
      case Reply.Garbled garbled -> garbled(asked, garbled);
      case Reply.Unreachable unreachable -> unreachable(asked, unreachable);
      case Reply.Lost lost -> lost(asked, lost);
      case Reply.TimedOut ignored -> timedOut(asked);
    };
  }

  /** The server's own words; what it says of bad input counts as a wrong command line. */
  private static Failure refused(Problem problem) {
    List<String> lines = new ArrayList<>();
    lines.add(PREFIX + TerminalText.line(problem.message()));
    problem.details().forEach(detail -> lines.add("  " + TerminalText.line(detail)));
    boolean badInput = problem.status() == BAD_REQUEST || problem.status() == UNPROCESSABLE;
    return new Failure(lines, badInput ? Manage.WRONG_COMMAND : Manage.NOT_DONE);
  }

  private static Failure unreachable(Intent.Ask asked, Reply.Unreachable reply) {
    return notDone(
        "cannot reach the scitq server at "
            + asked.server()
            + " ("
            + reply.reason()
            + "). Is scitqd running? Start it with 'scitqd start', or name another server with -s"
            + " HOST[:PORT] or SCITQ_SERVER.");
  }

  private static Failure timedOut(Intent.Ask asked) {
    Duration timeout = asked.timeout();
    return notDone(
        "no answer from the scitq server at "
            + asked.server()
            + " within "
            + timeout.toSeconds()
            + " s; allow more with -t SECONDS."
            + doubt(asked));
  }

  private static Failure lost(Intent.Ask asked, Reply.Lost reply) {
    return notDone(
        "the connection to the scitq server at "
            + asked.server()
            + " broke before the answer was complete ("
            + reply.reason()
            + ")."
            + doubt(asked));
  }

  private static Failure garbled(Intent.Ask asked, Reply.Garbled reply) {
    String status = reply.status() == 0 ? "" : " with HTTP status " + reply.status();
    String excerpt = reply.excerpt().isEmpty() ? "an empty answer" : "'" + reply.excerpt() + "'";
    return notDone(
        asked.server()
            + " answered"
            + status
            + ", but not as a scitqd server does: "
            + excerpt
            + ". Is it another program, or an older scitq?");
  }

  static Failure unexpected(Intent.Ask asked, String what) {
    return notDone(
        asked.server()
            + " answered in a form that this scitq-manage does not know ("
            + what
            + "). Are both of the same version?");
  }

  private static String doubt(Intent.Ask asked) {
    return asked.verb().changesSomething()
        ? " What was asked may have been done all the same: look before you repeat it."
        : "";
  }

  private static Failure notDone(String message) {
    return new Failure(List.of(PREFIX + TerminalText.line(message)), Manage.NOT_DONE);
  }
}
