package io.scitq.cache;

import java.util.Optional;

/**
 * A file below a place.
 *
 * @param name its path relative to the place, with slashes
 * @param md5 MD5 of its content as hexadecimal digits, empty when the place does not know it
 */
public record ListedFile(String name, Optional<String> md5) {
  /** As it is hashed. */
  String text() {
    return name + ":" + md5.orElse("None");
  }
}
