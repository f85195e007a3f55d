package io.scitq.server.cache;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What reuse works with.
 *
 * @param rclone name or path of the program
 * @param rcloneConf its configuration; without one there are no remotes
 * @param clock the one source of time
 */
public record ReuseTools(String rclone, Path rcloneConf, InstantSource clock) {
  Places places() {
    return new Places(new Rclone(rclone, rcloneConf));
  }
}
