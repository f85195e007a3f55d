package io.scitq.cli.desk;

import io.scitq.cli.bus.BusClient;
import io.scitq.cli.bus.Reply;
import io.scitq.cli.bus.ServerAddress;
import io.scitq.cli.json.Json;
import io.scitq.cli.table.TerminalText;
import java.time.Duration;

/**
 * What a command is done with. A request is sent once and never again.
 *
 * @param program its name, in front of each complaint
 * @param server whom to ask
 * @param timeout for each answer
 * @param json true when results are wanted as JSON
 * @param surroundings where it runs
 * @param terminal where its text goes
 */
public record Desk(
    String program,
    ServerAddress server,
    Duration timeout,
    boolean json,
    Surroundings surroundings,
    Terminal terminal) {

  /** Asks the operation at this address. */
  public Reply ask(String address, Json.Fields body) {
    return new BusClient(server, timeout).send(address, body);
  }

  /**
   * Says why a request did not succeed.
   *
   * @param changes true when it may have changed something all the same
   * @return the exit status
   */
  public int fail(Reply.Miss miss, boolean changes) {
    Failure failure = Failure.of(asked(changes), miss);
    failure.lines().forEach(terminal::complain);
    return failure.status();
  }

  /** Says that the answer is of another version; returns the exit status. */
  public int unexpected(String what) {
    Failure failure = Failure.unexpected(asked(false), what);
    failure.lines().forEach(terminal::complain);
    return failure.status();
  }

  /** Says in one line why it is not done; returns the exit status. */
  public int notDone(String why) {
    terminal.complain(program + ": " + TerminalText.line(why));
    return ExitStatus.NOT_DONE;
  }

  /** Prints results; returns the exit status. */
  public int print(String text) {
    return terminal.print(text) ? ExitStatus.DONE : ExitStatus.NOT_DONE;
  }

  /** The same desk with another terminal. */
  public Desk with(Terminal other) {
    return new Desk(program, server, timeout, json, surroundings, other);
  }

  private Failure.Asked asked(boolean changes) {
    return new Failure.Asked(program, server, timeout, changes);
  }
}
