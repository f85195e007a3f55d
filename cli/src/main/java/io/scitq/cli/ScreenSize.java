package io.scitq.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much a terminal shows.
 *
 * @param rows lines
 * @param columns characters of a line
 */
record ScreenSize(int rows, int columns) {
  private static final ScreenSize USUAL = new ScreenSize(24, 80);

  /** That of the terminal which this process's standard output is; nothing when it is none. */
  static Optional<ScreenSize> ofStandardOutput() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")
          ? Optional.of(ask(target))
          : Optional.empty();
    } catch (IOException noSuchSystem) {
      return Optional.empty();
    }
  }

  private static ScreenSize ask(String terminal) throws IOException {
    Process stty =
        new ProcessBuilder("stty", "size")
            .redirectInput(new File(terminal))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer =
        new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    if (!answer.matches("[1-9][0-9]{0,4} [1-9][0-9]{0,4}")) {
      return USUAL;
    }
    String[] numbers = answer.split(" ", -1);
    return new ScreenSize(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }
}
