package io.scitq.cli.local;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.verb.Call;
import io.scitq.cli.verb.Help;
import io.scitq.cli.verb.Kind;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code ansible install}. */
final class AnsibleInstall implements Verb {
  private static final String FOLDER = "/etc/ansible/inventory";
  private static final Opt PATH =
      Opt.local("-p --path", "DIR", new Kind.Text(), "where to (default " + FOLDER + ")");

  /** The line of the script that names the command, as it is shipped. */
  private static final String COMMAND = "command=scitq-manage\n";

  @Override
  public String name() {
    return "install";
  }

  @Override
  public Help help() {
    return new Help(
        "install the inventory of the workers for Ansible",
        "Copies an inventory script, which asks the server for the workers, and a file of groups."
            + " Your own settings belong in a further file, such as 02-scitq.",
        List.of("scitq-manage ansible install", "scitq-manage ansible install -p ./inventory"));
  }

  @Override
  public List<Opt> options() {
    return List.of(PATH);
  }

  @Override
  public int run(Desk desk, Call call) {
    Optional<Path> source = AnsibleFiles.folder(desk.surroundings());
    if (source.isEmpty()) {
      return desk.notDone(AnsibleFiles.MISSING);
    }
    Path target = Path.of(call.given().value(PATH.name()).orElse(FOLDER));
    try {
      Files.createDirectories(target);
      String script = Files.readString(source.get().resolve(AnsibleFiles.SCRIPT));
      PrivateFile.replace(target.resolve(AnsibleFiles.SCRIPT), calling(desk, script), "rwxrwx---");
      PrivateFile.replace(
          target.resolve(AnsibleFiles.GROUPS),
          Files.readString(source.get().resolve(AnsibleFiles.GROUPS)),
          "rw-r--r--");
    } catch (IOException failure) {
      return desk.notDone("cannot install into " + target + ": " + PrivateFile.reason(failure));
    }
    return desk.print(
        AnsibleFiles.SCRIPT + " and " + AnsibleFiles.GROUPS + " installed in " + target + "\n");
  }

  /** The script with the place of this command in it: a copy is no longer beside it. */
  private static String calling(Desk desk, String script) {
    Optional<Path> command =
        desk.surroundings().home().map(home -> home.resolve("bin/scitq-manage").normalize());
    return command
        .filter(Files::isExecutable)
        .map(path -> "command='" + path.toString().replace("'", "'\\''") + "'\n")
        .map(line -> script.replace(COMMAND, line))
        .orElse(script);
  }
}
