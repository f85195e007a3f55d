package io.scitq.cli.launch;

import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a command line into the task that it queues, exactly as scitq 1.3 did. */
final class LaunchTask {
  private static final Json NOTHING = new Json.Text("");

  private final LaunchLine line;

  private LaunchTask(LaunchLine line) {
    this.line = line;
  }

  /** The text of the command. */
  static String command(LaunchLine line) throws SyntaxErrorException {
    boolean blank = line.command().stream().allMatch(String::isBlank);
    if (blank && !line.command().isEmpty() && !line.has(LaunchOption.DOCKER)) {
      throw new SyntaxErrorException("the command is empty; only a container has one of its own");
    }
    Optional<Integer> user = line.number(LaunchOption.UID);
    Optional<Integer> group = line.number(LaunchOption.GID);
    String sudo = "";
    if (!line.has(LaunchOption.DOCKER) && (user.isPresent() || group.isPresent())) {
      sudo =
          "sudo "
              + user.map(id -> "-u \"#" + id + "\" ").orElse("")
              + group.map(id -> "-g \"#" + id + "\" ").orElse("");
    }
    return sudo + String.join(" ", line.command().stream().map(LaunchTask::quoted).toList());
  }

  /** A word with a space in quotes; nothing else is escaped. */
  private static String quoted(String word) {
    if (!word.contains(" ")) {
      return word;
    }
    String quote = word.contains("'") ? "\"" : "'";
    return quote + word + quote;
  }

  /** What is asked of the server. */
  static Json.Fields request(LaunchLine line, Uris uris) throws SyntaxErrorException {
    Json.Fields task = new LaunchTask(line).fields(uris);
    return new Json.Fields(Map.of("tasks", new Json.Array(List.of(task))));
  }

  private Json.Fields fields(Uris uris) throws SyntaxErrorException {
    Map<String, Json> task = new LinkedHashMap<>();
    List<Json> requirements = requirements();
    task.put("command", new Json.Text(command(line)));
    text(task, "name", LaunchOption.NAME);
    task.put("status", new Json.Text(requirements.isEmpty() ? "pending" : "waiting"));
    text(task, "batch", LaunchOption.BATCH);
    task.put("input", uris(uris, LaunchOption.INPUT));
    if (line.has(LaunchOption.OUTPUT)) {
      task.put("output", uris(uris, LaunchOption.OUTPUT));
    }
    text(task, "container", LaunchOption.DOCKER);
    task.put("container_options", containerOptions());
    task.put("resource", uris(uris, LaunchOption.RESOURCE));
    task.put("required_task_ids", new Json.Array(requirements));
    number(task, "retry", LaunchOption.RETRY);
    number(task, "download_timeout", LaunchOption.DOWNLOAD_TIMEOUT);
    number(task, "run_timeout", LaunchOption.RUN_TIMEOUT);
    task.put("use_cache", new Json.Bool(line.has(LaunchOption.USE_CACHE)));
    return new Json.Fields(task);
  }

  private void text(Map<String, Json> task, String field, LaunchOption option) {
    line.value(option).ifPresent(value -> task.put(field, new Json.Text(value)));
  }

  private void number(Map<String, Json> task, String field, LaunchOption option)
      throws SyntaxErrorException {
    line.number(option).ifPresent(value -> task.put(field, new Json.Numeral(value.toString())));
  }

  private Json uris(Uris uris, LaunchOption option) throws SyntaxErrorException {
    String text = String.join(" ", line.all(option));
    uris.check(option.longName().substring(2), text);
    return text.isEmpty() ? NOTHING : new Json.Text(text);
  }

  private Json containerOptions() throws SyntaxErrorException {
    if (!line.has(LaunchOption.DOCKER)) {
      if (line.has(LaunchOption.OPTION)) {
        throw new SyntaxErrorException("--option is for docker: it needs --docker");
      }
      return NOTHING;
    }
    Optional<Integer> user = line.number(LaunchOption.UID);
    Optional<Integer> group = line.number(LaunchOption.GID);
    String both =
        user.isPresent() && group.isPresent() ? "-u " + user.get() + ":" + group.get() + " " : "";
    return new Json.Text(both + line.value(LaunchOption.OPTION).orElse(""));
  }

  private List<Json> requirements() throws SyntaxErrorException {
    List<Json> ids = new ArrayList<>();
    for (String words : line.all(LaunchOption.REQUIREMENTS)) {
      for (String word : words.strip().split("[\\s,]+", -1)) {
        int id = LaunchLine.number(LaunchOption.REQUIREMENTS.longName(), word);
        ids.add(new Json.Numeral(Integer.toString(id)));
      }
    }
    return ids;
  }
}
