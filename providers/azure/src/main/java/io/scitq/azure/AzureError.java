package io.scitq.azure;

import java.time.Duration;
import java.util.Optional;

/**
 * What Azure answered instead of doing what was asked.
 *
 * @param status HTTP status, 0 when there was no usable answer at all
 * @param code the vendor's code, or a word of ours: {@code timeout}, {@code connection}, {@code
 *     malformed-answer}
 * @param text the vendor's text, shortened to {@value #TEXT_LIMIT} signs
 * @param retryAfter how long it asks us to wait, when it says so
 */
record AzureError(int status, String code, String text, Optional<Duration> retryAfter) {
  /** Longer vendor texts repeat themselves; tables and logs stay readable. */
  private static final int TEXT_LIMIT = 600;

  AzureError {
    text = text.length() > TEXT_LIMIT ? text.substring(0, TEXT_LIMIT) + "..." : text;
  }

  static AzureError of(int status, String code, String text) {
    return new AzureError(status, code, text, Optional.empty());
  }

  /** A stable word for counting: the vendor's code where it has one. */
  String label() {
    return code.isEmpty() ? "http-" + status : code;
  }
}
