package io.scitq.cli.verb;

/** What it means that an option is given with an empty value. */
public enum WhenEmpty {
  /** As if it was not given: a filter that filters nothing. */
  NOT_GIVEN,
  /** The field is cleared. */
  CLEARS,
  /** A mistake: it would look like a change and change nothing. */
  REFUSED
}
