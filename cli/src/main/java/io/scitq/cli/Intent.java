package io.scitq.cli;

import io.scitq.cli.bus.ServerAddress;
import io.scitq.cli.json.Json;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.Verb;
import java.time.Duration;
import java.util.List;

/** What a command line wants. */
sealed interface Intent {

  /**
   * Text for standard output: a help or the version.
   *
   * @param text complete with line breaks
   */
  record Print(String text) implements Intent {}

  /**
   * The command line is wrong.
   *
   * @param lines for standard error
   */
  record Complain(List<String> lines) implements Intent {
    /** Copies the list. */
    public Complain {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A request to the server.
   *
   * @param verb what is asked
   * @param given its options
   * @param body its request
   * @param server whom
   * @param timeout for the whole exchange
   * @param json true when the answer is printed as JSON
   */
  record Ask(
      Verb verb,
      Options given,
      Json.Fields body,
      ServerAddress server,
      Duration timeout,
      boolean json)
      implements Intent {}
}
