package io.scitq.cli.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where the text goes: always UTF-8, written at once. */
public final class Terminal {
  private final OutputStream out;
  private final OutputStream err;
  private boolean readerGone;

  /**
   * A pair of streams.
   *
   * @param out for results
   * @param err for everything that is said about them
   */
  public Terminal(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Writes results. A reader that has gone, as in {@code | head}, is no failure.
   *
   * @return false when the text could not be written
   */
  public boolean print(String text) {
    if (readerGone) {
      return true;
    }
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return true;
    } catch (ReaderGoneException gone) {
      readerGone = true;
      return true;
    } catch (IOException failure) {
      String reason = String.valueOf(failure.getMessage());
      if (reason.toLowerCase(Locale.ROOT).contains("broken pipe")) {
        readerGone = true;
        return true;
      }
      complain("cannot write the result: " + reason);
      return false;
    }
  }

  /** True when nobody reads any more: then there is no use in getting more to print. */
  public boolean isReaderGone() {
    return readerGone;
  }

  /** Writes one line for people. When even that fails there is nobody left to tell. */
  public void complain(String line) {
    try {
      err.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException nobodyListens) {
      assert nobodyListens != null;
    }
  }

  /** The reader has all that it wants. */
  public static final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
