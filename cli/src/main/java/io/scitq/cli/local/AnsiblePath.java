package io.scitq.cli.local;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.verb.Call;
import io.scitq.cli.verb.Help;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Verb;
import java.util.List;

/** {@code ansible path}. */
final class AnsiblePath implements Verb {
  @Override
  public String name() {
    return "path";
  }

  @Override
  public Help help() {
    return new Help(
        "print the folder of the files for Ansible",
        "There are an inventory script and a file of groups. There are no playbooks: cloud-init"
            + " sets the workers up.",
        List.of("scitq-manage ansible path"));
  }

  @Override
  public List<Opt> options() {
    return List.of();
  }

  @Override
  public int run(Desk desk, Call call) {
    return AnsibleFiles.folder(desk.surroundings())
        .map(folder -> desk.print(folder + "\n"))
        .orElseGet(() -> desk.notDone(AnsibleFiles.MISSING));
  }
}
