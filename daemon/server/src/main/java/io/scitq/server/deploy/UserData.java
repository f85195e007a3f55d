package io.scitq.server.deploy;

import io.scitq.store.ClaimedLaunch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes the user data of an instance: the cloud-init document that turns it into a worker.
 *
 * @param template the document's template
 * @param server where workers find us, HOST or HOST:PORT
 * @param rcloneConf copied to workers when the file exists
 */
public record UserData(CloudInit template, String server, Path rcloneConf) {
  /** {@code secret_access_key = x} and the like, as rclone names them. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?im)^\\s*\\w*(?:pass|secret|token|key|sas|auth|cred)\\w*[ \\t]*=[ \\t]*(\\S.*?)\\s*$");

  /**
   * Tells whether two machines are asked for with the same template, image and server.
   *
   * @param image the image that a provider boots
   */
  public String fingerprint(String image) {
    return template.fingerprint(image + "\n" + server);
  }

  String of(ClaimedLaunch launch) {
    return template.render(new WorkerSetup(launch.name(), server, launch.concurrency(), rclone()));
  }

  /** What machines are told in confidence: the passwords and keys of rclone.conf. */
  List<String> secrets() {
    return SECRET.matcher(rclone().orElse("")).results().map(found -> found.group(1)).toList();
  }

  private Optional<String> rclone() {
    if (!Files.isReadable(rcloneConf)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(rcloneConf));
    } catch (IOException error) {
      throw new UncheckedIOException("cannot read " + rcloneConf, error);
    }
  }
}
