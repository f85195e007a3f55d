package io.scitq.cli.desk;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command runs.
 *
 * @param environment the process's variables; not copied, because it cannot change and a copy costs
 *     a millisecond
 * @param home the folder above the launcher's own, as the launcher says; absent when another
 *     program started this one
 */
public record Surroundings(Map<String, String> environment, Optional<Path> home) {
  private static final String RCLONE_VARIABLE = "RCLONE_CONFIG";
  private static final Path RCLONE_FILE = Path.of("/etc/rclone.conf");

  /** A variable; nothing when it is absent or empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** This machine's rclone configuration: the variable of rclone itself, else scitq's file. */
  public Path rcloneFile() {
    return variable(RCLONE_VARIABLE).map(Path::of).orElse(RCLONE_FILE);
  }
}
