package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code worker delete}. */
final class WorkerDelete implements Question {

  @Override
  public String name() {
    return "delete";
  }

  @Override
  public Help help() {
    return new Help(
        "delete a worker and the machine scitq made for it",
        "",
        List.of("scitq-manage worker delete -n node1", "scitq-manage worker delete -i 12"));
  }

  @Override
  public List<Opt> options() {
    return List.of(WorkerOptions.NAME, WorkerOptions.ID);
  }

  @Override
  public List<String> objections(Options given) {
    return WorkerOptions.naming(given);
  }

  @Override
  public String address(Options given) {
    return BusAddress.WORKER_DELETE;
  }

  @Override
  public Report report(Json answer, Options given) {
    Json.Fields view = Views.view(answer);
    String worker =
        "worker " + Views.text(view, "name") + " (" + Views.text(view, "worker_id") + ")";
    return Report.of(
        Views.text(view, "action").equals("destroying")
            ? worker + ": its machine is being destroyed, then the worker is deleted\n"
            : worker + " " + Views.text(view, "action") + "\n");
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
