package io.scitq.local.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A bounded piece of what a task printed.
 *
 * @param text without NUL, what is no UTF-8 replaced
 * @param next where the next piece begins, in bytes
 */
record Piece(String text, long next) {
  /** Bounds the memory of the agent and the size of a request. */
  static final int MAX_BYTES = 64 * 1024;

  /**
   * Reads from a place in a file.
   *
   * @param last false while more may come: a character that is not complete then waits for its rest
   */
  static Piece read(Path file, long from, boolean last) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
      int read = 0;
      while (read >= 0 && bytes.hasRemaining()) {
        read = channel.read(bytes, from + bytes.position());
      }
      boolean more = from + bytes.position() < channel.size();
      bytes.flip();
      if (more || !last) {
        bytes.limit(bytes.limit() - incomplete(bytes));
      }
      long next = from + bytes.limit();
      return new Piece(decode(bytes), next);
    }
  }

  private static String decode(ByteBuffer bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .decode(bytes)
        .toString()
        .replace("\0", "");
  }

  /** How many bytes at the end begin a character whose rest is missing. */
  private static int incomplete(ByteBuffer bytes) {
    int end = bytes.limit();
    for (int back = 1; back <= Math.min(3, end); back++) {
      int value = bytes.get(end - back) & 0xff;
      if ((value & 0xc0) == 0x80) {
        continue; // a byte within a character
      }
      int length = value >= 0xf0 ? 4 : value >= 0xe0 ? 3 : value >= 0xc0 ? 2 : 1;
      return length > back ? back : 0;
    }
    return 0;
  }
}
