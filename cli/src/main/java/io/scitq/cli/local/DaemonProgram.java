package io.scitq.cli.local;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The daemon's program {@code scitqd} of this machine, run in this terminal. */
final class DaemonProgram {
  private static final String NAME = "scitqd";

  private DaemonProgram() {}

  /** Beside this command in a source tree or an installation, else on the PATH. */
  static Optional<Path> find(Surroundings surroundings) {
    Stream<Path> beside =
        surroundings.home().stream()
            .flatMap(home -> Stream.of("../daemon/bin", "bin").map(home::resolve));
    Stream<Path> path =
        surroundings.variable("PATH").stream()
            .flatMap(folders -> Stream.of(folders.split(":", -1)))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of);
    return Stream.concat(beside, path)
        .map(folder -> folder.resolve(NAME).normalize())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /**
   * Runs it to its end, with this process's input and output.
   *
   * @param variables added to its environment
   * @return its exit status
   */
  static int run(Desk desk, List<String> arguments, Map<String, String> variables) {
    Optional<Path> program = find(desk.surroundings());
    if (program.isEmpty()) {
      return desk.notDone(
          "the program scitqd was found neither beside this command nor on the PATH; this action"
              + " is for the machine where scitqd is installed");
    }
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(variables);
    try {
      return await(builder.start());
    } catch (IOException failure) {
      return desk.notDone("cannot run " + program.get() + ": " + PrivateFile.reason(failure));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return desk.notDone("stopped while " + program.get() + " was running");
    }
  }

  /** A Ctrl-C is for the program: this process ends after it, however it takes the signal. */
  private static int await(Process process) throws InterruptedException {
    Thread patience = new Thread(() -> process.onExit().join());
    Runtime.getRuntime().addShutdownHook(patience);
    int status = process.waitFor();
    try {
      Runtime.getRuntime().removeShutdownHook(patience);
    } catch (IllegalStateException endingAlready) {
      assert endingAlready != null;
    }
    return status;
  }
}
