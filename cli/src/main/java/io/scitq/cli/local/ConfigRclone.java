package io.scitq.cli.local;

import io.scitq.api.BusAddress;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.ExitStatus;
import io.scitq.cli.json.Json;
import io.scitq.cli.verb.Call;
import io.scitq.cli.verb.Help;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.UnexpectedAnswerException;
import io.scitq.cli.verb.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code config rclone}: the server's rclone configuration, which holds storage credentials. */
final class ConfigRclone implements Verb {
  private static final Opt INSTALL =
      Opt.display("--install", "write it to /etc/rclone.conf, or to the file RCLONE_CONFIG names");
  private static final Opt SHOW = Opt.display("--show", "print it");

  @Override
  public String name() {
    return "rclone";
  }

  @Override
  public Help help() {
    return new Help(
        "show or install the server's rclone configuration",
        "It holds the credentials of your storage: the file is readable to its owner only.",
        List.of("scitq-manage config rclone --show", "scitq-manage config rclone --install"));
  }

  @Override
  public List<Opt> options() {
    return List.of(INSTALL, SHOW);
  }

  @Override
  public List<String> objections(Options given) {
    return given.has(INSTALL.name()) || given.has(SHOW.name())
        ? List.of()
        : List.of("This action need an option like --install or --show");
  }

  @Override
  public int run(Desk desk, Call call) {
    return desk.ask(BusAddress.CONFIG_RCLONE, call.body())
        .fold(answer -> use(desk, call.given(), text(answer)), miss -> desk.fail(miss, false));
  }

  private static String text(Json answer) {
    if (answer instanceof Json.Fields fields && fields.get("text") instanceof Json.Text(String t)) {
      return t;
    }
    throw new UnexpectedAnswerException("the field 'text' is no text");
  }

  private static int use(Desk desk, Options given, String text) {
    int status = given.has(SHOW.name()) ? desk.print(text) : ExitStatus.DONE;
    return status == ExitStatus.DONE && given.has(INSTALL.name()) ? install(desk, text) : status;
  }

  private static int install(Desk desk, String text) {
    Path file = desk.surroundings().rcloneFile();
    try {
      PrivateFile.replace(file, text, "rw-------");
    } catch (IOException failure) {
      return desk.notDone("cannot write " + file + ": " + PrivateFile.reason(failure));
    }
    return desk.print(file + " written\n");
  }
}
