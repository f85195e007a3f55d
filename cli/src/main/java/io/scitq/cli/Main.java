package io.scitq.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.Map;

/** Runs {@code scitq-manage} on the process's own arguments, environment and streams. */
public final class Main {

  private Main() {}

  /** Ends the process with 0 (done), 1 (not done) or 2 (wrong command line). */
  public static void main(String[] args) {
    // not System.out: a PrintStream hides that nobody reads any more
    Terminal terminal =
        new Terminal(
            new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    int status = run(List.of(args), System.getenv(), terminal);
    // not System.exit: it starts the logging system first, which takes longer than the request
    Runtime.getRuntime().halt(status);
  }

  /** One run; returns the exit status. */
  static int run(List<String> args, Map<String, String> environment, Terminal terminal) {
    return new Manage(environment, terminal).run(args);
  }
}
