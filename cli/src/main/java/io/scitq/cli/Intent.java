package io.scitq.cli;

import io.scitq.cli.bus.ServerAddress;
import io.scitq.cli.json.Json;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.Verb;
import java.time.Duration;
import java.util.List;

/** What a command line wants. */
sealed interface Intent {

  /** Has it done by the one who can. */
  int perform(Manage manage);

  /**
   * Nothing but words: a help, the version, or what is wrong.
   *
   * @param out for standard output, complete with line breaks
   * @param complaints lines for standard error
   * @param status exit status
   */
  record Tell(String out, List<String> complaints, int status) implements Intent {
    /** Copies the lines. */
    public Tell {
      complaints = List.copyOf(complaints);
    }

    static Tell text(String out) {
      return new Tell(out, List.of(), Manage.DONE);
    }

    static Tell complaint(List<String> lines) {
      return new Tell("", lines, Manage.WRONG_COMMAND);
    }

    @Override
    public int perform(Manage manage) {
      return manage.tell(this);
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
      implements Intent {
    @Override
    public int perform(Manage manage) {
      return manage.ask(this);
    }
  }
}
