package io.scitq.cli.verb;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.ExitStatus;
import java.util.Optional;

/** One text of an execution as it is, streamed. */
final class OutputText {
  private OutputText() {}

  /** Prints it to its end; returns the exit status. */
  static int print(Desk desk, OutputReader reader, boolean wantsError) {
    OutputReader.Stream stream = reader.stream(wantsError);
    boolean lineOpen = false;
    Optional<String> piece = stream.piece();
    while (piece.isPresent() && !desk.terminal().isReaderGone()) {
      if (desk.print(piece.get()) != ExitStatus.DONE) {
        return ExitStatus.NOT_DONE;
      }
      lineOpen = piece.get().isEmpty() ? lineOpen : !piece.get().endsWith("\n");
      piece = stream.piece();
    }
    if (reader.failure().isPresent()) {
      return desk.fail(reader.failure().get(), false);
    }
    // as Python prints what is not there, which scripts look for
    String end = stream.isNothing() ? "None\n" : lineOpen ? "\n" : "";
    return desk.print(end);
  }
}
