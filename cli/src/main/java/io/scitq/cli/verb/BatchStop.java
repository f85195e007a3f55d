package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;
import java.util.Map;

/** {@code batch stop}. */
final class BatchStop implements Question {
  private static final Opt SIGNAL =
      Opt.of(
          "-N --number",
          "signal",
          "SIGNAL",
          new Kind.Codes(List.of(0, 3, 9, 15, 20)),
          "signal to the running executions (default 0: none)");
  private static final Opt TERM = Opt.display("--term", "the same as -N 3");
  private static final Opt KILL =
      Opt.display("--kill", "the same as -N 9: their processes are killed");
  private static final Opt PAUSE =
      Opt.display("--pause", "the same as -N 20: their processes are paused");
  private static final Map<String, Integer> FLAGS =
      Map.of(TERM.name(), 3, KILL.name(), 9, PAUSE.name(), 20);

  @Override
  public String name() {
    return "stop";
  }

  @Override
  public Help help() {
    return new Help(
        "pause the workers of batches",
        "No new task is begun. What runs goes on unless a signal is sent to it.",
        List.of(
            "scitq-manage batch stop -n test", "scitq-manage batch stop -n test -n other --kill"));
  }

  @Override
  public List<Opt> options() {
    return List.of(BatchWords.NAME, SIGNAL, TERM, KILL, PAUSE);
  }

  @Override
  public List<String> objections(Options given) {
    return TaskWords.exclusive(given, SIGNAL, TERM, KILL, PAUSE);
  }

  @Override
  public String address(Options given) {
    return BusAddress.BATCH_STOP;
  }

  @Override
  public Json.Fields request(Call call) {
    return BatchWords.withSignal(call, FLAGS);
  }

  @Override
  public Report report(Json answer, Options given) {
    return BatchWords.report(
        answer, view -> BatchWords.name(view) + " stopped: " + BatchWords.workers(view, "paused"));
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
