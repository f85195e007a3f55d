package io.scitq.cli;

import io.scitq.cli.desk.Surroundings;
import io.scitq.cli.desk.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs {@code scitq-manage} on the process's own arguments, environment and streams. */
public final class Main {

  private Main() {}

  /** Ends the process with 0 (done), 1 (not done) or 2 (wrong command line). */
  public static void main(String[] args) {
    // not System.out: a PrintStream hides that nobody reads any more
    Terminal terminal =
        new Terminal(
            new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    int status = run(List.of(args), surroundings(), terminal);
    // not System.exit: it starts the logging system first, which takes longer than the request
    Runtime.getRuntime().halt(status);
  }

  /** Those of this process; the launcher says where it is. */
  static Surroundings surroundings() {
    String home = System.getProperty("scitq.home", "");
    return new Surroundings(
        System.getenv(), home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home)));
  }

  /** One run; returns the exit status. */
  static int run(List<String> args, Map<String, String> environment, Terminal terminal) {
    return run(args, new Surroundings(environment, Optional.empty()), terminal);
  }

  /** One run; returns the exit status. */
  static int run(List<String> args, Surroundings surroundings, Terminal terminal) {
    return new Manage(surroundings, terminal).run(args);
  }
}
