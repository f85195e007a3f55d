package io.scitq.spi;

/** The answer to the question whether an instance is there. */
public sealed interface InspectOutcome {
  /** It is there. */
  record Found(Instance instance) implements InspectOutcome {}

  /** The provider says clearly that there is none. */
  record Absent() implements InspectOutcome {}

  /** No clear answer; nothing may be concluded from it. */
  record Unanswered(String code, String text) implements InspectOutcome {}
}
