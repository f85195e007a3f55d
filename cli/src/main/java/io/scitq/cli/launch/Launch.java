package io.scitq.cli.launch;

import io.scitq.api.BusAddress;
import io.scitq.cli.bus.ServerAddress;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.ExitStatus;
import io.scitq.cli.desk.Surroundings;
import io.scitq.cli.desk.Terminal;
import io.scitq.cli.json.Json;
import io.scitq.cli.table.TerminalText;
import java.time.Duration;
import java.util.List;

/** One run of {@code scitq-launch}. */
public final class Launch {
  private static final String PROGRAM = "scitq-launch";
  private static final Duration TIMEOUT = Duration.ofSeconds(150);

  private final Surroundings surroundings;
  private final Terminal terminal;

  /** A run in these surroundings. */
  public Launch(Surroundings surroundings, Terminal terminal) {
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  /** Returns the exit status. */
  public int run(List<String> args) {
    try {
      LaunchLine line = LaunchLine.of(args);
      if (line.has(LaunchOption.HELP) || (line.command().isEmpty() && !line.ended())) {
        terminal.print(LaunchUsage.text());
        return ExitStatus.WRONG_COMMAND;
      }
      Json.Fields request = LaunchTask.request(line, new Uris(surroundings.rcloneFile()));
      warn(line);
      return line.has(LaunchOption.TEST) ? tell(line) : queue(desk(line), request);
    } catch (SyntaxErrorException wrong) {
      terminal.complain("Syntax error : " + TerminalText.line(String.valueOf(wrong.getMessage())));
      return ExitStatus.WRONG_COMMAND;
    }
  }

  private void warn(LaunchLine line) {
    if (line.has(LaunchOption.DOCKER) && line.has(LaunchOption.UID) != line.has(LaunchOption.GID)) {
      terminal.complain(PROGRAM + ": with -d, -u and -g have an effect only together");
    }
  }

  private int tell(LaunchLine line) throws SyntaxErrorException {
    String text = "Command that would be sent: " + LaunchTask.command(line) + "\n";
    return terminal.print(text) ? ExitStatus.DONE : ExitStatus.NOT_DONE;
  }

  private Desk desk(LaunchLine line) throws SyntaxErrorException {
    String server =
        line.value(LaunchOption.SERVER)
            .or(() -> surroundings.variable("SCITQ_SERVER"))
            .orElse(ServerAddress.LOCAL.toString());
    ServerAddress address =
        ServerAddress.parse(server)
            .orElseThrow(() ->
                new SyntaxErrorException(
                    "the server is HOST or HOST:PORT (no URL; the port is 1 to 65535); got '"
                        + server
                        + "'"));
    return new Desk(PROGRAM, address, TIMEOUT, false, surroundings, terminal);
  }

  private static int queue(Desk desk, Json.Fields request) {
    return desk.ask(BusAddress.TASK_CREATE, request)
        .fold(answer -> report(desk, answer), miss -> desk.fail(miss, true));
  }

  private static int report(Desk desk, Json answer) {
    List<Json> ids = answer instanceof Json.Fields fields ? fields.list("task_ids") : List.of();
    return ids.isEmpty()
        ? desk.unexpected("the field 'task_ids' is missing")
        : desk.print("Task queued with task id: " + ids.getFirst().asText() + "\n");
  }
}
