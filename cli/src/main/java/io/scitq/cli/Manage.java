package io.scitq.cli;

import io.scitq.cli.bus.BusClient;
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
    return parser.parse(args).perform(this);
  }

  int tell(Intent.Tell told) {
    if (!told.out().isEmpty() && !terminal.print(told.out())) {
      return NOT_DONE;
    }
    told.complaints().forEach(terminal::complain);
    return told.status();
  }

  int ask(Intent.Ask asked) {
    BusClient client = new BusClient(asked.server(), asked.timeout());
    return client
        .send(asked.verb().address(asked.given()), asked.body())
        .fold(value -> show(asked, value), miss -> fail(Failure.of(asked, miss)));
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
    failure.lines().forEach(terminal::complain);
    return failure.status();
  }
}
