package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code task delete}. */
final class TaskDelete implements Question {
  @Override
  public String name() {
    return "delete";
  }

  @Override
  public Help help() {
    return new Help(
        "delete a task and its executions",
        "",
        List.of("scitq-manage task delete -i 12", "scitq-manage task delete -n mytask"));
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
    return BusAddress.TASK_DELETE;
  }

  @Override
  public Report report(Json answer, Options given) {
    Json.Fields view = Views.view(answer);
    return Report.of(
        "task "
            + Views.text(view, "task_id")
            + " deleted, with "
            + Words.count(Views.number(view, "executions"), "execution")
            + "\n");
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
