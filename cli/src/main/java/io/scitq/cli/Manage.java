package io.scitq.cli;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.ExitStatus;
import io.scitq.cli.desk.Surroundings;
import io.scitq.cli.desk.Terminal;
import io.scitq.cli.verb.UnexpectedAnswerException;
import java.util.List;

/** One run of {@code scitq-manage}: parse, then have it done. */
final class Manage {
  static final String PROGRAM = "scitq-manage";

  private final Surroundings surroundings;
  private final Terminal terminal;

  Manage(Surroundings surroundings, Terminal terminal) {
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  /** Returns the exit status. */
  int run(List<String> args) {
    return new IntentParser(surroundings.environment()).parse(args).perform(this);
  }

  int tell(Intent.Tell told) {
    if (!told.out().isEmpty() && !terminal.print(told.out())) {
      return ExitStatus.NOT_DONE;
    }
    told.complaints().forEach(terminal::complain);
    return told.status();
  }

  int ask(Intent.Ask asked) {
    Desk desk =
        new Desk(
            PROGRAM,
            asked.server(),
            asked.timeout(),
            asked.format().json(),
            surroundings,
            terminal);
    return asked
        .format()
        .watch()
        .map(every ->
            new Watch(desk, every, ScreenSize::ofStandardOutput).run(each -> once(asked, each)))
        .orElseGet(() -> once(asked, desk));
  }

  private static int once(Intent.Ask asked, Desk desk) {
    try {
      return asked.verb().run(desk, asked.call());
    } catch (UnexpectedAnswerException strange) {
      return desk.unexpected(String.valueOf(strange.getMessage()));
    }
  }
}
