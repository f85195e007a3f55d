package io.scitq.cli.local;

import io.scitq.cli.desk.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The files for Ansible that come with scitqd. */
final class AnsibleFiles {
  static final String SCRIPT = "scitq-inventory";
  static final String GROUPS = "01-scitq-default";
  static final String MISSING =
      "the files for Ansible were not found beside this command: the installation is not complete";

  private AnsibleFiles() {}

  /** Their folder, in a source tree or an installation. */
  static Optional<Path> folder(Surroundings surroundings) {
    return surroundings.home().stream()
        .flatMap(home -> Stream.of("../config/ansible", "config/ansible").map(home::resolve))
        .map(Path::normalize)
        .filter(folder -> Files.isRegularFile(folder.resolve(SCRIPT)))
        .findFirst();
  }
}
