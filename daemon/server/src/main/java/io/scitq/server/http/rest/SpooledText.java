package io.scitq.server.http.rest;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A long body in a file, read as pieces of text any number of times; closing deletes it. */
final class SpooledText implements Iterable<String>, AutoCloseable {
  private final Path file;
  private final List<InputStreamReader> readers = new ArrayList<>();

  SpooledText(Path file) {
    this.file = file;
  }

  @Override
  public Iterator<String> iterator() {
    try {
      InputStreamReader reader =
          new InputStreamReader(
              Files.newInputStream(file),
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPLACE)
                  .onUnmappableCharacter(CodingErrorAction.REPLACE));
      readers.add(reader);
      return new PrintedPieces(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("a spooled body cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      for (InputStreamReader reader : readers) {
        reader.close();
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a spooled body cannot be deleted: " + file, e);
    }
  }
}
