package io.scitq.cli.verb;

import io.scitq.cli.desk.Desk;
import java.util.List;

/** One verb of one object. */
public interface Verb {
  /** The word on the command line. */
  String name();

  /** Other words for the same. */
  default List<String> aliases() {
    return List.of();
  }

  /** What its help says. */
  Help help();

  /** Its options, in the order of the help. */
  List<Opt> options();

  /** What is wrong with options that are right one by one; one sentence each. */
  default List<String> objections(Options given) {
    return List.of();
  }

  /** True when it shows rows, so that it can be shown again and again. */
  default boolean isListing() {
    return false;
  }

  /**
   * Does it.
   *
   * @return the exit status
   * @throws UnexpectedAnswerException when the server's answer is not what the operation promises
   */
  int run(Desk desk, Call call);
}
