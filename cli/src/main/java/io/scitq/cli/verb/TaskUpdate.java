package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code task update}. */
final class TaskUpdate implements Question {
  private static final Kind TEXT = new Kind.Text();
  private static final Kind COUNT = new Kind.Whole(0);
  private static final List<Opt> CHANGES =
      List.of(
          Opt.of("-N --new-name", "new_name", "NAME", TEXT, "new name").clearable(),
          Opt.of("-c --command", "command", "COMMAND", TEXT, "new command").neverEmpty(),
          Opt.of(
                  "-S --status",
                  "status",
                  "STATUS",
                  new Kind.Choice(TaskWords.STATUSES),
                  "new status: " + String.join(", ", TaskWords.STATUSES))
              .neverEmpty(),
          Opt.of("-b --batch", "batch", "BATCH", TEXT, "new batch").neverEmpty(),
          Opt.of("-d --docker", "container", "IMAGE", TEXT, "new docker image").clearable(),
          Opt.of("-O --option", "container_options", "OPTIONS", TEXT, "new options of docker")
              .clearable(),
          Opt.of("-j --input", "input", "URIS", TEXT, "new input URIs, separated by a space")
              .clearable(),
          Opt.of("-o --output", "output", "URI", TEXT, "new URI of the output folder").clearable(),
          Opt.of("-r --resource", "resource", "URIS", TEXT, "new resource URIs").clearable(),
          Opt.of(
                  "-R --requirements",
                  "required_task_ids",
                  "IDS",
                  new Kind.Ids(),
                  "all tasks that must succeed first, separated by spaces or commas")
              .clearable(),
          Opt.of("--retry", "retry", "N", COUNT, "retries left").neverEmpty(),
          Opt.of("--run-timeout", "run_timeout", "SECONDS", COUNT, "longest run").clearable(),
          Opt.of("--download-timeout", "download_timeout", "SECONDS", COUNT, "longest download")
              .clearable(),
          Opt.of(
                  "--use-cache",
                  "use_cache",
                  "YES|NO",
                  new Kind.YesNo(),
                  "yes: the result of an earlier equal task may serve")
              .neverEmpty());

  @Override
  public String name() {
    return "update";
  }

  @Override
  public Help help() {
    return new Help(
        "change attributes of a task",
        "Options that are not given keep their value. An empty value clears: name, docker, option,"
            + " input, output, resource, requirements and the timeouts. The others cannot be"
            + " cleared.",
        List.of(
            "scitq-manage task update -i 12 -d ubuntu:latest",
            "scitq-manage task update -n mytask -S pending",
            "scitq-manage task update -i 12 -R 10,11",
            "scitq-manage task update -i 12 -R ''"));
  }

  @Override
  public List<Opt> options() {
    List<Opt> options = new ArrayList<>(List.of(TaskWords.ID, TaskWords.NAME));
    options.addAll(CHANGES);
    return options;
  }

  @Override
  public List<String> objections(Options given) {
    List<String> mistakes = new ArrayList<>(TaskWords.naming(given));
    if (CHANGES.stream().noneMatch(opt -> given.has(opt.name()))) {
      mistakes.add("nothing to change: give at least one option besides --id and --name");
    }
    return mistakes;
  }

  @Override
  public String address(Options given) {
    return BusAddress.TASK_UPDATE;
  }

  @Override
  public Report report(Json answer, Options given) {
    Json.Fields view = Views.view(answer);
    String name = Views.has(view, "name") ? " (" + Views.text(view, "name") + ")" : "";
    return Report.of(
        "task %s%s updated: status %s, batch %s, command %s\n"
            .formatted(
                Views.text(view, "task_id"),
                name,
                Views.text(view, "status"),
                Views.text(view, "batch"),
                Cell.of(new Json.Text(Views.text(view, "command")))));
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
