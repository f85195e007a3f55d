package io.scitq.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where the text goes: always UTF-8, written at once. */
final class Terminal {
  private final OutputStream out;
  private final OutputStream err;

  Terminal(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Writes results. A reader that has gone, as in {@code | head}, is no failure.
   *
   * @return false when the text could not be written
   */
  boolean print(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return true;
    } catch (IOException failure) {
      String reason = String.valueOf(failure.getMessage());
      if (reason.toLowerCase(Locale.ROOT).contains("broken pipe")) {
        return true;
      }
      complain("scitq-manage: cannot write the result: " + reason);
      return false;
    }
  }

  /** Writes one line for people. When even that fails there is nobody left to tell. */
  void complain(String line) {
    try {
      err.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException nobodyListens) {
      assert nobodyListens != null;
    }
  }
}
