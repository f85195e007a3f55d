package io.scitq.spi;

/** What a machine has printed on its console, which tells why no worker came of it. */
public sealed interface ConsoleOutcome {
  /** The most that is kept, in bytes: the end of a boot, with some of what led there. */
  int LIMIT = 16 * 1024;

  /**
   * It was read.
   *
   * @param text the last whole lines, at most {@link #LIMIT} signs, as the machine wrote them:
   *     control sequences and secrets may be among it
   */
  record Said(String text) implements ConsoleOutcome {
    /** Checks the length. */
    public Said {
      if (text.length() > LIMIT) {
        throw new IllegalArgumentException(
            "text must have at most %d signs, got %d".formatted(LIMIT, text.length()));
      }
    }
  }

  /** The provider shows no console to programs. */
  record Unsupported() implements ConsoleOutcome {}

  /** It could not be read, or nothing is known of such a machine. */
  record Unanswered(String code, String text) implements ConsoleOutcome {}
}
