package io.scitq.cli.verb;

import io.scitq.cli.json.Json;
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

  /** The operation it asks, one of {@link io.scitq.api.BusAddress}. */
  String address(Options given);

  /**
   * The answer as text.
   *
   * @throws UnexpectedAnswerException when it is not what the operation promises
   */
  Report report(Json answer, Options given);

  /** True when asking changes something: then an answer that is lost leaves a doubt. */
  boolean changesSomething();
}
