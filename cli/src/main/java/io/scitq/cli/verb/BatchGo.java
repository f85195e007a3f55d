package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;
import java.util.Map;

/** {@code batch go}. */
final class BatchGo implements Question {
  private static final Opt SIGNAL =
      Opt.of(
          "-N --number",
          "signal",
          "SIGNAL",
          new Kind.Codes(List.of(0, 18)),
          "signal to the running executions (default 0: none)");
  private static final Opt CONT =
      Opt.display("--cont", "the same as -N 18: paused processes go on");
  private static final Map<String, Integer> FLAGS = Map.of(CONT.name(), 18);

  @Override
  public String name() {
    return "go";
  }

  @Override
  public Help help() {
    return new Help(
        "let the paused workers of batches go on",
        "Processes that were paused need --cont as well.",
        List.of("scitq-manage batch go -n test", "scitq-manage batch go -n test --cont"));
  }

  @Override
  public List<Opt> options() {
    return List.of(BatchWords.NAME, SIGNAL, CONT);
  }

  @Override
  public List<String> objections(Options given) {
    return TaskWords.exclusive(given, SIGNAL, CONT);
  }

  @Override
  public String address(Options given) {
    return BusAddress.BATCH_GO;
  }

  @Override
  public Json.Fields request(Call call) {
    return BatchWords.withSignal(call, FLAGS);
  }

  @Override
  public Report report(Json answer, Options given) {
    return BatchWords.report(
        answer, view -> BatchWords.name(view) + " goes on: " + BatchWords.workers(view, "resumed"));
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
