package io.scitq.cli;

import io.scitq.api.Problem;
import io.scitq.cli.bus.BusClient;
import io.scitq.cli.bus.Reply;
import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonPrinter;
import io.scitq.cli.verb.Report;
import io.scitq.cli.verb.UnexpectedAnswerException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of {@code scitq-manage}: parse, ask, print. */
final class Manage {
  static final int DONE = 0;
  static final int NOT_DONE = 1;
  static final int WRONG_COMMAND = 2;

  private final IntentParser parser;
  private final Terminal terminal;

  Manage(Map<String, String> environment, Terminal terminal) {
    this.parser = new IntentParser(environment);
    this.terminal = terminal;
  }

  /** Returns the exit status. */
  int run(List<String> args) {
    return switch (parser.parse(args)) {
      case Intent.Print(String text) -> terminal.print(text) ? DONE : NOT_DONE;
      case Intent.Complain(List<String> lines) -> complain(lines, WRONG_COMMAND);
      case Intent.Ask asked -> ask(asked);
    };
  }

  private int ask(Intent.Ask asked) {
    BusClient client = new BusClient(asked.server(), asked.timeout());
    return switch (client.send(asked.verb().address(asked.given()), asked.body())) {
      case Reply.Success(Json value) -> show(asked, value);
      case Reply.Refused(Problem problem) -> fail(Failure.refused(problem));
      case Reply.Garbled garbled -> fail(Failure.garbled(asked, garbled));
      case Reply.Unreachable unreachable -> fail(Failure.unreachable(asked, unreachable));
      case Reply.Lost lost -> fail(Failure.lost(asked, lost));
      case Reply.TimedOut ignored -> fail(Failure.timedOut(asked));
    };
  }

  private int show(Intent.Ask asked, Json answer) {
    Report report;
    try {
      report = asked.verb().report(answer, asked.given());
    } catch (UnexpectedAnswerException strange) {
      return fail(Failure.unexpected(asked, String.valueOf(strange.getMessage())));
    }
    String text = asked.json() ? JsonPrinter.document(items(answer)) : report.text();
    boolean printed = terminal.print(text);
    if (!asked.json()) {
      report.notes().forEach(terminal::complain);
    }
    return printed && !report.failed() ? DONE : NOT_DONE;
  }

  /** The items of a list answer, the whole answer when it says more. */
  private static Json items(Json answer) {
    return answer instanceof Json.Fields fields && fields.fields().keySet().equals(Set.of("items"))
        ? fields.get("items")
        : answer;
  }

  private int fail(Failure failure) {
    return complain(failure.lines(), failure.status());
  }

  private int complain(List<String> lines, int status) {
    lines.forEach(terminal::complain);
    return status;
  }
}
