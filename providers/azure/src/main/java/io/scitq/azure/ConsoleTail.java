package io.scitq.azure;

import io.scitq.spi.ConsoleOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The last bytes of a stream, however long it is. Zeros do not count: Azure's page blobs are filled
 * up with them.
 */
final class ConsoleTail implements Consumer<Optional<byte[]>> {
  private final byte[] ring = new byte[ConsoleOutcome.LIMIT];
  private long seen;

  @Override
  public void accept(Optional<byte[]> piece) {
    for (byte sign : piece.orElse(new byte[0])) {
      if (sign != 0) {
        ring[(int) (seen++ % ring.length)] = sign;
      }
    }
  }

  /** The text; a first line that was cut is left out, for a half secret looks like none. */
  String text() {
    int kept = (int) Math.min(seen, ring.length);
    byte[] bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((seen - kept + i) % ring.length)];
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return seen > kept ? fromLineStart(text) : text;
  }

  private static String fromLineStart(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return text.substring(i + 1);
      }
    }
    return "";
  }
}
