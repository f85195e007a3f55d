package io.scitq.protofilter;

import java.util.List;

/** What became of a filter text. */
public sealed interface ParseResult {
  /** It is right. */
  record Valid(Protofilter filter) implements ParseResult {}

  /**
   * It is wrong and must be refused.
   *
   * @param position of the wrong sign in the text, from 1
   * @param found the wrong word, possibly empty
   * @param message one sentence for people, with position and what is allowed
   * @param allowed what may stand there; empty when it is not a closed list
   */
  record Invalid(int position, String found, String message, List<String> allowed)
      implements ParseResult {
    /** Copies the list. */
    public Invalid {
      allowed = List.copyOf(allowed);
    }
  }
}
