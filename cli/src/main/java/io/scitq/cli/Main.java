package io.scitq.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;

/** Runs {@code scitq-manage} on the process's own arguments, environment and streams. */
public final class Main {

  private Main() {}

  /** Ends the process with 0 (done), 1 (not done) or 2 (wrong command line). */
  public static void main(String[] args) {
    // not System.out: a PrintStream hides that nobody reads any more
    Terminal terminal =
        new Terminal(
            new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    int status = new Manage(System.getenv(), terminal).run(List.of(args));
    // not System.exit: it starts the logging system first, which takes longer than the request
    Runtime.getRuntime().halt(status);
  }
}
