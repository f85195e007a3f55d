package io.scitq.cli.verb;

import java.util.List;

/**
 * One object of the command line and its verbs.
 *
 * @param name the word on the command line
 * @param summary one line
 * @param options that may stand before the verb as well as after it
 * @param verbs in the order of the help
 */
public record ObjectGroup(String name, String summary, List<Opt> options, List<Verb> verbs) {
  /** Copies the lists. */
  public ObjectGroup {
    options = List.copyOf(options);
    verbs = List.copyOf(verbs);
  }

  /** An object whose options stand after the verb. */
  public static ObjectGroup of(String name, String summary, Verb... verbs) {
    return new ObjectGroup(name, summary, List.of(), List.of(verbs));
  }
}
