package io.scitq.cli;

import io.scitq.cli.desk.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A finished run.
 *
 * @param status its exit status
 * @param out its standard output
 * @param err its standard error
 */
record Run(int status, String out, String err) {

  /** Runs a command line against a server. */
  static Run of(FakeServer server, String... args) {
    return with(Map.of("SCITQ_SERVER", server.address()), args);
  }

  /** Runs a command line in an environment. */
  static Run with(Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Main.run(List.of(args), environment, new Terminal(out, err));
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
