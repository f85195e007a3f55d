package io.scitq.server.deploy;

import io.scitq.spi.InstanceName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a new worker has to know.
 *
 * @param name its name, which becomes its host name
 * @param server where it finds us, HOST or HOST:PORT
 * @param concurrency tasks at once, 0 to 10000
 * @param rcloneConf content of its {@code /etc/rclone.conf}, when there is one
 */
public record WorkerSetup(
    InstanceName name, String server, int concurrency, Optional<String> rcloneConf) {
  /** Signs that mean nothing to a shell, to systemd or to YAML. */
  private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9\\[][A-Za-z0-9._:\\]-]{0,262}");

  /** Checks what goes into scripts. */
  public WorkerSetup {
    if (!SERVER.matcher(server).matches()) {
      throw new IllegalArgumentException("server must be HOST or HOST:PORT, got '" + server + "'");
    }
    if (concurrency < 0 || concurrency > 10_000) {
      throw new IllegalArgumentException("concurrency must be 0 to 10000, got " + concurrency);
    }
  }

  /** Hides the data stores' credentials. */
  @Override
  public String toString() {
    return "WorkerSetup[" + name + ", " + server + ", " + concurrency + "]";
  }
}
