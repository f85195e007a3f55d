package io.scitq.local.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PieceTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void makeFile() {
    file = folder.resolve("stdout");
  }

  private String all(boolean last) throws IOException {
    StringBuilder text = new StringBuilder();
    long from = 0;
    Piece piece = Piece.read(file, from, last);
    while (piece.next() > from) {
      text.append(piece.text());
      from = piece.next();
      piece = Piece.read(file, from, last);
    }
    return text.toString();
  }

  @Test
  void aCharacterThatIsNotCompleteWaitsForItsRest() throws IOException {
    byte[] euro = "a€".getBytes(StandardCharsets.UTF_8);
    Files.write(file, java.util.Arrays.copyOf(euro, 3));

    Piece half = Piece.read(file, 0, false);
    assertThat(half).isEqualTo(new Piece("a", 1));

    Files.write(file, euro);
    assertThat(Piece.read(file, half.next(), false)).isEqualTo(new Piece("€", 4));
  }

  @Test
  void whatIsNeverCompletedIsReplacedAtTheEnd() throws IOException {
    Files.write(file, new byte[] {'a', (byte) 0xe2, (byte) 0x82});

    assertThat(Piece.read(file, 0, true).text()).isEqualTo("a\uFFFD");
  }

  @Test
  void whatIsNoTextIsReplacedAndNulIsDropped() throws IOException {
    Files.write(file, new byte[] {'a', 0, (byte) 0xff, 'b', (byte) 0x80, 0});

    assertThat(all(true)).isEqualTo("a\uFFFDb\uFFFD");
  }

  @Test
  void longTextComesInBoundedPiecesAndNoCharacterIsCut() throws IOException {
    String text = "x" + "€é😀".repeat(40_000);
    Files.writeString(file, text);

    assertThat(Piece.read(file, 0, true).next()).isLessThanOrEqualTo(Piece.MAX_BYTES);
    assertThat(all(true)).isEqualTo(text);
    assertThat(all(false)).isEqualTo(text);
  }

  @Test
  void atTheEndThereIsNothing() throws IOException {
    Files.writeString(file, "abc");

    assertThat(Piece.read(file, 3, true)).isEqualTo(new Piece("", 3));
  }
}
