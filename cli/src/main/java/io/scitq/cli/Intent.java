package io.scitq.cli;

import io.scitq.cli.bus.ServerAddress;
import io.scitq.cli.desk.ExitStatus;
import io.scitq.cli.verb.Call;
import io.scitq.cli.verb.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
      return new Tell(out, List.of(), ExitStatus.DONE);
    }

    static Tell complaint(List<String> lines) {
      return new Tell("", lines, ExitStatus.WRONG_COMMAND);
    }

    @Override
    public int perform(Manage manage) {
      return manage.tell(this);
    }
  }

  /**
   * A verb to be done.
   *
   * @param verb which
   * @param call how it was called
   * @param server whom to ask
   * @param timeout for each answer
   * @param format how it is shown
   */
  record Ask(Verb verb, Call call, ServerAddress server, Duration timeout, Format format)
      implements Intent {
    @Override
    public int perform(Manage manage) {
      return manage.ask(this);
    }
  }

  /**
   * How results are shown.
   *
   * @param json true when they are printed as JSON
   * @param watch pause after which a listing is shown again, if it is to be
   */
  record Format(boolean json, Optional<Duration> watch) {}
}
