package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Replies kept in {@code src/test/resources/recorded}. */
final class Recorded {
  private Recorded() {}

  static String text(String file) {
    try (InputStream stream = Recorded.class.getResourceAsStream("/recorded/" + file)) {
      return new String(
          Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String file) {
    return Json.parse(text(file)).orElseThrow();
  }
}
