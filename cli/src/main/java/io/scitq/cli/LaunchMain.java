package io.scitq.cli;

import io.scitq.cli.desk.Terminal;
import io.scitq.cli.launch.Launch;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;

/** Runs {@code scitq-launch} on the process's own arguments, environment and streams. */
public final class LaunchMain {
  private LaunchMain() {}

  /** Ends the process with 0 (queued), 1 (not queued) or 2 (wrong command line). */
  public static void main(String[] args) {
    Terminal terminal =
        new Terminal(
            new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    int status = new Launch(Main.surroundings(), terminal).run(List.of(args));
    Runtime.getRuntime().halt(status);
  }
}
