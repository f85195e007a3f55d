package io.scitq.local.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The docker engine of this machine, through its command line. */
final class Docker {
  /** Where docker writes the container's id, in the workspace. */
  static final String ID_FILE = "container-id";

  private static final String LABEL = "scitq.agent";
  private static final long SECONDS = 60;
  private static final Path ROOT = Path.of("/");
  private static final Path SHARED = Path.of("/data");

  private final Program program;

  Docker(Program program) {
    this.program = program;
  }

  /** Why no container can run here, empty when it can. */
  Optional<String> obstacle() throws IOException, InterruptedException {
    if (!program.isThere("docker")) {
      return Optional.of("docker is not installed on this machine");
    }
    Program.Result answer =
        program.run(List.of("docker", "version", "--format", "{{.Server.Version}}"), ROOT, 20);
    return answer.status() == 0
        ? Optional.empty()
        : Optional.of("no docker engine answers on this machine: " + answer.text());
  }

  Program.Result run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(words));
    return program.run(command, ROOT, SECONDS);
  }

  /** Removes the containers of an agent that is gone. */
  void removeAll(String mark) throws IOException, InterruptedException {
    String ids = run("ps", "-aq", "--filter", "label=" + LABEL + "=" + mark).text();
    for (String id : ids.split("\\s+")) {
      if (id.matches("[0-9a-f]{12,64}")) {
        run("rm", "-f", id);
      }
    }
  }

  /**
   * The command that runs a task and waits for it.
   *
   * @param extra further options, such as {@code -it}
   */
  static List<String> command(
      Task task, Workspace space, String name, String mark, int cpus, List<String> extra) {
    List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--name", name));
    command.addAll(List.of("--label", LABEL + "=" + mark));
    command.addAll(List.of("--cidfile", space.folder().resolve(ID_FILE).toString()));
    command.addAll(extra);
    mount(command, space.input(), "/input");
    mount(command, space.output(), "/output");
    mount(command, space.temporary(), "/tmp");
    mount(command, space.resource(), "/resource:ro");
    if (Files.isDirectory(SHARED)) {
      mount(command, SHARED, "/data");
    }
    command.addAll(List.of("-e", "CPU=" + cpus));
    command.addAll(ShellWords.split(task.containerOptions()));
    command.add(task.container().orElseThrow());
    command.addAll(ShellWords.split(task.command()));
    return command;
  }

  private static void mount(List<String> command, Path folder, String place) {
    command.add("-v");
    command.add(folder + ":" + place);
  }
}
