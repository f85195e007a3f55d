package io.scitq.sim.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tables of facts that are part of the program: lines of cells parted by semicolons. */
final class Facts {
  private Facts() {}

  static List<List<String>> table(String resource) {
    try (InputStream in = Facts.class.getResourceAsStream(resource)) {
      Objects.requireNonNull(in, resource);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split(";", -1)))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the program's own table " + resource, unreadable);
    }
  }
}
