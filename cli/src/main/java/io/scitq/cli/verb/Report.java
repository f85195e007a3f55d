package io.scitq.cli.verb;

import java.util.List;

/**
 * What people read after a command.
 *
 * @param text for standard output, complete with line breaks
 * @param notes for standard error, one line each
 * @param failed true when the server answered well but what was asked did not succeed
 */
public record Report(String text, List<String> notes, boolean failed) {
  /** Copies the list. */
  public Report {
    notes = List.copyOf(notes);
  }

  /** Text alone. */
  static Report of(String text) {
    return new Report(text, List.of(), false);
  }

  /** Text and notes. */
  static Report of(String text, List<String> notes) {
    return new Report(text, notes, false);
  }
}
