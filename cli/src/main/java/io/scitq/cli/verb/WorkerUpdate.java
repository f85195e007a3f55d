package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code worker update}. */
final class WorkerUpdate implements Question {
  private static final Kind TEXT = new Kind.Text();
  private static final List<String> STATUSES = List.of("paused", "running", "offline", "failed");
  private static final List<Opt> CHANGES =
      List.of(
          Opt.of(
                  "-S --status",
                  "status",
                  "STATUS",
                  new Kind.Choice(STATUSES),
                  "new status: " + String.join(", ", STATUSES))
              .neverEmpty(),
          Opt.of("-b --batch", "batch", "BATCH", TEXT, "new batch").clearable(),
          Opt.of("-C --concurrency", "concurrency", "N", new Kind.Whole(0), "tasks at once")
              .neverEmpty(),
          Opt.of("-p --prefetch", "prefetch", "N", new Kind.Whole(0), "tasks prepared ahead")
              .neverEmpty(),
          Opt.of("-f --flavor", "flavor", "FLAVOR", TEXT, "new name of its flavor").clearable());

  @Override
  public String name() {
    return "update";
  }

  @Override
  public Help help() {
    return new Help(
        "change a worker's batch, concurrency, prefetch, status or flavor",
        "Options that are not given keep their value. An empty value clears: -b '' puts the worker in"
            + " batch Default, -f '' forgets its flavor. The others cannot be cleared.",
        List.of(
            "scitq-manage worker update -n node1 -b test -C 4",
            "scitq-manage worker update -n node1 -b ''"));
  }

  @Override
  public List<Opt> options() {
    List<Opt> options = new ArrayList<>(List.of(WorkerOptions.NAME, WorkerOptions.ID));
    options.addAll(CHANGES);
    return options;
  }

  @Override
  public List<String> objections(Options given) {
    List<String> mistakes = new ArrayList<>(WorkerOptions.naming(given));
    if (CHANGES.stream().noneMatch(opt -> given.has(opt.name()))) {
      mistakes.add(
          "nothing to change: give --status, --batch, --concurrency, --prefetch or --flavor");
    }
    return mistakes;
  }

  @Override
  public String address(Options given) {
    return BusAddress.WORKER_UPDATE;
  }

  @Override
  public Report report(Json answer, Options given) {
    Json.Fields view = Views.view(answer);
    return Report.of(
        "worker %s (%s) updated: status %s, batch %s, concurrency %s, prefetch %s, flavor %s\n"
            .formatted(
                Views.text(view, "name"),
                Views.text(view, "worker_id"),
                Views.text(view, "status"),
                Views.text(view, "batch"),
                Views.text(view, "concurrency"),
                Views.text(view, "prefetch"),
                Views.has(view, "flavor") ? Views.text(view, "flavor") : "none"));
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
