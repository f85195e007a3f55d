package io.scitq.local.agent;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where data comes from or goes to: {@code file:///data/a.fq.gz}, {@code s3://bucket/folder/},
 * perhaps with an action after a bar: {@code |gunzip}, {@code |untar}, {@code |unzip}, {@code
 * |mv:FOLDER}.
 *
 * @param text the whole, as it was written
 * @param location without the action
 * @param action without its bar
 */
record DataUri(String text, String location, Optional<String> action) {
  private static final String FILE = "file://";

  static DataUri parse(String text) throws StagingException {
    String[] parts = text.split("\\|", -1);
    if (parts.length > 2) {
      throw new StagingException("'" + text + "' has more than one action");
    }
    if (!parts[0].contains("://") || parts[0].startsWith("://")) {
      throw new StagingException(
          "'" + text + "' is no URI: file:///PATH, or PROTOCOL://PLACE for rclone");
    }
    return new DataUri(
        text, parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
  }

  boolean isFile() {
    return location.startsWith(FILE);
  }

  /** A folder whose content is meant, not the folder itself. */
  boolean isContent() {
    return location.endsWith("/");
  }

  /** The last part of the place. */
  String baseName() {
    String place = location.replaceFirst("/+$", "");
    return place.substring(place.lastIndexOf('/') + 1);
  }

  Path path() throws StagingException {
    String place = location.substring(FILE.length());
    if (!place.startsWith("/")) {
      throw new StagingException("'" + text + "' must be file:/// and an absolute path");
    }
    // a plus is a plus: only %XX means something in a path
    return Path.of(URLDecoder.decode(place.replace("+", "%2B"), StandardCharsets.UTF_8))
        .normalize();
  }

  /** As rclone names it: the protocol is the name of a remote in rclone.conf. */
  String remote() {
    return location.replaceFirst("://", ":");
  }
}
