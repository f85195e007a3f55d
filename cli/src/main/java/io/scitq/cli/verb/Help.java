package io.scitq.cli.verb;

import java.util.List;

/**
 * What the help of a verb says.
 *
 * @param summary one line, as in the list of verbs
 * @param text further sentences, possibly none
 * @param examples command lines to copy, at least one
 */
public record Help(String summary, String text, List<String> examples) {
  /** Copies the list. */
  public Help {
    examples = List.copyOf(examples);
  }
}
