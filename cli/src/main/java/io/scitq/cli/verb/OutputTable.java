package io.scitq.cli.verb;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.ExitStatus;
import io.scitq.cli.table.TableStream;
import io.scitq.cli.table.TerminalText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Both texts of an execution side by side, line by line. A further piece of a text is asked for
 * only when its lines are used up.
 */
final class OutputTable {
  private static final List<String> TITLES = List.of("output", "error");

  private final Desk desk;
  private final OutputReader reader;
  private final TableStream table = new TableStream(TITLES, TableStream.Layout.SIMPLE);
  private final Lines output;
  private final Lines error;

  OutputTable(Desk desk, OutputReader reader) {
    this.desk = desk;
    this.reader = reader;
    this.output = new Lines(reader.stream(false));
    this.error = new Lines(reader.stream(true));
  }

  /** Prints both to their ends; returns the exit status. */
  int print() {
    boolean first = true;
    while (!desk.terminal().isReaderGone()) {
      boolean more = output.fill() | error.fill();
      if (reader.failure().isPresent()) {
        return desk.fail(reader.failure().get(), false);
      }
      if (!more && !first) {
        return ExitStatus.DONE;
      }
      if (desk.print(table.page(rows())) != ExitStatus.DONE) {
        return ExitStatus.NOT_DONE;
      }
      first = false;
    }
    return ExitStatus.DONE;
  }

  /** The lines that have their neighbours, or that will never get one. */
  private List<List<String>> rows() {
    int height =
        output.isLast()
            ? (error.isLast() ? Math.max(output.size(), error.size()) : error.size())
            : (error.isLast() ? output.size() : Math.min(output.size(), error.size()));
    // one row of many lines: the table strips a cell, and inner lines keep their indentation
    return List.of(List.of(output.take(height), error.take(height)));
  }

  /** The lines of one text. */
  private static final class Lines {
    private final OutputReader.Stream stream;
    private final Deque<String> ready = new ArrayDeque<>();
    private String open = "";
    private boolean last;

    Lines(OutputReader.Stream stream) {
      this.stream = stream;
    }

    /** Gets lines when there are none; false when there will never be any. */
    boolean fill() {
      while (ready.isEmpty() && !last) {
        stream.piece().ifPresent(piece -> split(open + piece));
        if (stream.isEnded()) {
          last = true;
          ready.add(TerminalText.line(open));
        }
      }
      return !ready.isEmpty();
    }

    /** The text after the last line break waits for its rest. */
    private void split(String text) {
      int end = text.lastIndexOf('\n') + 1;
      text.substring(0, end).lines().map(TerminalText::line).forEach(ready::add);
      open = text.substring(end);
    }

    boolean isLast() {
      return last;
    }

    int size() {
      return ready.size();
    }

    String take(int count) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < count && !ready.isEmpty(); i++) {
        lines.add(ready.removeFirst());
      }
      return String.join("\n", lines);
    }
  }
}
