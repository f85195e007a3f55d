package io.scitq.local.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs one task here and now, in the foreground, so that somebody can see why it fails: its data is
 * brought, its texts are the terminal's, and nobody is told.
 */
final class RunTask {
  private static final String USAGE =
      """
      usage: scitqd run-task FILE [--no-resource] [--retry]

        FILE            a task as JSON, such as scitq-manage --json task list shows it
        --no-resource   do not bring the task's resources
        --retry         in the folder of the run before, with its data, when there is one
      """;

  private static final int FAILURE = 1;
  private static final int WRONG_USAGE = 2;
  private static final String NO_RESOURCE = "--no-resource";
  private static final String RETRY = "--retry";
  private static final int MAX_BYTES = 16 << 20;

  private RunTask() {}

  /** The exit status: the task's, 1 when it could not be run, 2 for wrong usage. */
  static int run(List<String> args, Map<String, String> environment) throws InterruptedException {
    if (args.contains("-h") || args.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    List<String> files = args.stream().filter(word -> !word.startsWith("-")).toList();
    Optional<String> unknown =
        args.stream()
            .filter(word -> word.startsWith("-") && !Set.of(NO_RESOURCE, RETRY).contains(word))
            .findFirst();
    if (files.size() != 1 || unknown.isPresent()) {
      unknown.ifPresent(word -> System.err.println("scitqd: unknown option '" + word + "'"));
      System.err.print(USAGE);
      return WRONG_USAGE;
    }
    try {
      Task task = read(Path.of(files.getFirst()));
      Task wanted = args.contains(NO_RESOURCE) ? withoutResources(task) : task;
      return run(wanted, args.contains(RETRY), environment);
    } catch (IOException | StagingException | TaskStarter.StartException failure) {
      System.err.println("scitqd: " + failure.getMessage());
      return FAILURE;
    } catch (IllegalArgumentException wrong) {
      System.err.println("scitqd: the task's command: " + wrong.getMessage());
      return FAILURE;
    }
  }

  private static Task read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is larger than 16 MiB: is it a task?");
    }
    try {
      JsonNode json = ServerClient.JSON.readTree(Files.readString(file));
      if (!json.path("command").isTextual()) {
        throw new IOException(file + " is no task: it must be a JSON object with a command");
      }
      return Task.of(json);
    } catch (JsonProcessingException wrong) {
      throw new IOException(file + " is no JSON: " + wrong.getOriginalMessage(), wrong);
    }
  }

  private static int run(Task task, boolean again, Map<String, String> environment)
      throws IOException, StagingException, TaskStarter.StartException, InterruptedException {
    Path base =
        Path.of(environment.getOrDefault("BASE_WORKDIR", WorkerLine.usualWork(environment) + ""));
    Files.createDirectories(base);
    Program program = new Program(environment);
    Workspace space = again ? before(task, base, program) : fresh(task, base, program);
    Path folder = space.folder();
    TaskStarter starter =
        new TaskStarter(
            environment, new Docker(program), "run-task:" + folder.getFileName(), folder);
    int status = foreground(task, space, program, starter);
    System.err.println(
        "scitqd: the task ended with status " + status + "; its output is in " + space.output());
    return status;
  }

  /** A folder of its own, with the task's data. */
  private static Workspace fresh(Task task, Path base, Program program)
      throws IOException, StagingException, InterruptedException {
    Path folder = Files.createTempDirectory(base, prefix(task));
    System.err.println("scitqd: task " + task.id() + " runs in " + folder);
    Workspace space = Workspace.create(folder);
    Staging staging = new Staging(program);
    new TaskData(staging, new ResourceCache(folder.resolve("cache"), staging)).bring(task, space);
    return space;
  }

  /** The folder of the latest run as that left it, data included; a fresh one without a run. */
  private static Workspace before(Task task, Path base, Program program)
      throws IOException, StagingException, InterruptedException {
    Optional<Path> latest;
    try (Stream<Path> folders = Files.list(base)) {
      latest =
          folders
              .filter(folder -> folder.getFileName().toString().startsWith(prefix(task)))
              .filter(Files::isDirectory)
              .max(Comparator.comparingLong(folder -> folder.toFile().lastModified()));
    }
    if (latest.isEmpty()) {
      return fresh(task, base, program);
    }
    System.err.println("scitqd: task " + task.id() + " runs again in " + latest.get());
    return new Workspace(latest.get());
  }

  private static String prefix(Task task) {
    return "task-" + task.id() + "-";
  }

  private static Task withoutResources(Task task) {
    return new Task(
        task.id(),
        task.command(),
        task.container(),
        task.containerOptions(),
        task.inputs(),
        List.of(),
        task.output());
  }

  private static int foreground(Task task, Workspace space, Program program, TaskStarter starter)
      throws IOException, TaskStarter.StartException, InterruptedException {
    int cpus = Runtime.getRuntime().availableProcessors();
    List<String> command;
    if (task.container().isPresent()) {
      Optional<String> obstacle = new Docker(program).obstacle();
      if (obstacle.isPresent()) {
        throw new TaskStarter.StartException(
            "the task wants the container " + task.container().get() + ", but " + obstacle.get());
      }
      String name = space.folder().getFileName().toString();
      List<String> terminal = isTerminal() ? List.of("-it") : List.of();
      command = Docker.command(task, space, name, name, cpus, terminal);
    } else {
      command = ShellWords.split(task.command());
    }
    ProcessBuilder builder =
        new ProcessBuilder(program.placed(command)).directory(space.folder().toFile()).inheritIO();
    builder.environment().putAll(starter.environment(space, cpus));
    return builder.start().waitFor();
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
