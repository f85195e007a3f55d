package io.scitq.cli.verb;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.ExitStatus;
import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonPrinter;
import java.util.Set;

/** A verb that is one request and what is said of its answer. */
public interface Question extends Verb {
  /** The operation it asks, one of {@link io.scitq.api.BusAddress}. */
  String address(Options given);

  /** What is sent when it is not exactly the fields that options fill. */
  default Json.Fields request(Call call) {
    return call.body();
  }

  /**
   * The answer as text.
   *
   * @throws UnexpectedAnswerException when it is not what the operation promises
   */
  Report report(Json answer, Options given);

  /** True when asking changes something: then an answer that is lost leaves a doubt. */
  boolean changesSomething();

  @Override
  default int run(Desk desk, Call call) {
    return desk.ask(address(call.given()), request(call))
        .fold(
            answer -> show(desk, report(answer, call.given()), answer),
            miss -> desk.fail(miss, changesSomething()));
  }

  private static int show(Desk desk, Report report, Json answer) {
    String text = desk.json() ? JsonPrinter.document(items(answer)) : report.text();
    int printed = desk.print(text);
    if (!desk.json()) {
      report.notes().forEach(desk.terminal()::complain);
    }
    return report.failed() ? ExitStatus.NOT_DONE : printed;
  }

  /** The items of a list answer, the whole answer when it says more. */
  private static Json items(Json answer) {
    return answer instanceof Json.Fields fields && fields.fields().keySet().equals(Set.of("items"))
        ? fields.get("items")
        : answer;
  }
}
