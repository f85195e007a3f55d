package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code task relaunch}. */
final class TaskRelaunch implements Question {
  @Override
  public String name() {
    return "relaunch";
  }

  @Override
  public Help help() {
    return new Help(
        "make a task pending, so that it runs again",
        "",
        List.of("scitq-manage task relaunch -i 12", "scitq-manage task relaunch -n mytask"));
  }

  @Override
  public List<Opt> options() {
    return List.of(TaskWords.ID, TaskWords.NAME);
  }

  @Override
  public List<String> objections(Options given) {
    return TaskWords.naming(given);
  }

  @Override
  public String address(Options given) {
    return BusAddress.TASK_RELAUNCH;
  }

  @Override
  public Report report(Json answer, Options given) {
    Json.Fields view = Views.view(answer);
    return Report.of(
        view.isTrue("was_pending")
            ? "This task is already in queue\n"
            : "task " + Views.text(view, "task_id") + " relaunched: it is pending\n");
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
