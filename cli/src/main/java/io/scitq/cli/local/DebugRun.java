package io.scitq.cli.local;

import io.scitq.api.BusAddress;
import io.scitq.cli.bus.Reply;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonPrinter;
import io.scitq.cli.verb.Call;
import io.scitq.cli.verb.Help;
import io.scitq.cli.verb.Kind;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.Verb;
import io.scitq.cli.verb.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code debug run}: one task in this terminal; the server learns nothing of it. */
final class DebugRun implements Verb {
  private static final Kind TEXT = new Kind.Text();
  private static final Opt ID =
      Opt.local("-i --id", "ID", new Kind.Whole(0), "the task with this id");
  private static final Opt NAME = Opt.local("-n --name", "NAME", TEXT, "the task with this name");
  private static final Opt BATCH =
      Opt.local("-b --batch", "BATCH", TEXT, "else the oldest pending task of this batch");
  private static final Opt RETRY =
      Opt.display("-r --retry", "in the work folder of the run before, when there is one");
  private static final Opt NO_RESOURCE =
      Opt.display("--no-resource", "do not fetch the task's resources");
  private static final Opt CONFIG =
      Opt.local(
          "-c --conf",
          "FILE",
          TEXT,
          "variables for the task's surroundings (default /etc/scitq.conf when readable)");
  private static final Opt WORKER_CONFIG =
      Opt.local(
          "-w --worker-conf",
          "FILE",
          TEXT,
          "more of them, which win (default /etc/scitq-worker.conf when readable)");

  @Override
  public String name() {
    return "run";
  }

  @Override
  public Help help() {
    return new Help(
        "run one task here and now, in this terminal",
        "The task is read from the server and run as a worker would, with docker attached to this"
            + " terminal; its status, its output and its files stay as they are on the server. Without -i,"
            + " -n and -b it is the oldest pending task. Ends with the status of the task.",
        List.of("scitq-manage debug run -i 12", "scitq-manage debug run -b mybatch --no-resource"));
  }

  @Override
  public List<Opt> options() {
    return List.of(BATCH, ID, NAME, RETRY, NO_RESOURCE, CONFIG, WORKER_CONFIG);
  }

  @Override
  public int run(Desk desk, Call call) {
    return desk.ask(BusAddress.TASK_LIST, query(call.given()))
        .fold(
            answer -> run(desk, call.given(), Views.items(answer)),
            (Reply.Miss miss) -> desk.fail(miss, false));
  }

  private static Json.Fields query(Options given) {
    Map<String, Json> query = new LinkedHashMap<>();
    if (given.value(ID.name()).isPresent()) {
      Json id = new Json.Numeral(given.value(ID.name()).get());
      query.put("task_ids", new Json.Array(List.of(id)));
    } else if (given.value(NAME.name()).isPresent()) {
      query.put("name", new Json.Text(given.value(NAME.name()).get()));
    } else {
      query.put("status", new Json.Text("pending"));
      given.value(BATCH.name()).ifPresent(batch -> query.put("batch", new Json.Text(batch)));
    }
    query.put("limit", new Json.Numeral("1"));
    return new Json.Fields(query);
  }

  private static int run(Desk desk, Options given, List<Json.Fields> tasks) {
    if (tasks.isEmpty()) {
      return desk.notDone(nothing(given));
    }
    try {
      Map<String, String> variables = variables(given);
      Path file = Files.createTempFile("scitq-task", ".json"); // readable to its owner only
      try {
        Files.writeString(file, JsonPrinter.line(tasks.getFirst()));
        return DaemonProgram.run(desk, arguments(given, file), variables);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      return desk.notDone("cannot prepare the run: " + PrivateFile.reason(failure));
    }
  }

  private static List<String> arguments(Options given, Path file) {
    List<String> arguments = new ArrayList<>(List.of("run-task", file.toString()));
    if (given.has(RETRY.name())) {
      arguments.add("--retry");
    }
    if (given.has(NO_RESOURCE.name())) {
      arguments.add("--no-resource");
    }
    return arguments;
  }

  private static Map<String, String> variables(Options given) throws IOException {
    Map<String, String> variables = new LinkedHashMap<>();
    Map<Opt, Path> defaults = new LinkedHashMap<>();
    defaults.put(CONFIG, Path.of("/etc/scitq.conf"));
    defaults.put(WORKER_CONFIG, Path.of("/etc/scitq-worker.conf"));
    for (Map.Entry<Opt, Path> each : defaults.entrySet()) {
      Path file = given.value(each.getKey().name()).map(Path::of).orElse(each.getValue());
      if (given.has(each.getKey().name()) || Files.isReadable(file)) {
        variables.putAll(EnvironmentFile.read(file));
      }
    }
    return variables;
  }

  private static String nothing(Options given) {
    return given
        .value(ID.name())
        .or(() -> given.value(NAME.name()))
        .map(task -> "no such task: " + task)
        .orElseGet(() ->
            "no pending task"
                + given.value(BATCH.name()).map(batch -> " in batch " + batch).orElse(""));
  }
}
