package io.scitq.server.operation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong with a request, so that a user sees all mistakes at once.
 *
 * <p>Texts go into tables and cloud-init documents later; they are bounded and free of control
 * characters from here on.
 */
final class RequestCheck {
  private static final int MAX_TEXT = 255;

  private final List<String> mistakes = new ArrayList<>();

  /** A whole number within bounds; absent is fine. */
  RequestCheck range(String name, @Nullable Integer value, int min, int max) {
    if (value != null && (value < min || value > max)) {
      mistakes.add(name + " must be " + min + " to " + max + ", got " + value);
    }
    return this;
  }

  /** A text that must be there. */
  RequestCheck required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      mistakes.add(name + " is required");
      return this;
    }
    return text(name, value);
  }

  /** A value that must be there. */
  RequestCheck present(String name, @Nullable Object value) {
    if (value == null) {
      mistakes.add(name + " is required");
    }
    return this;
  }

  /** A text without control characters and not too long; absent is fine. */
  RequestCheck text(String name, @Nullable String value) {
    if (value == null) {
      return this;
    }
    if (value.length() > MAX_TEXT) {
      mistakes.add(name + " must have at most " + MAX_TEXT + " signs, got " + value.length());
    } else if (value.chars().anyMatch(Character::isISOControl)) {
      mistakes.add(name + " must not contain control characters");
    }
    return this;
  }

  /** A mistake found elsewhere. */
  RequestCheck mistake(String sentence) {
    mistakes.add(sentence);
    return this;
  }

  /**
   * Ends the check.
   *
   * @throws ProblemException 400 {@code request-invalid} with all mistakes
   */
  void orThrow() {
    if (mistakes.size() == 1) {
      throw ProblemException.invalid("request-invalid", mistakes.getFirst());
    }
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(
          "request-invalid", mistakes.size() + " mistakes in the request", mistakes);
    }
  }
}
