package io.scitq.protofilter;

import java.util.List;

/** What a user wrote where a flavor is wanted: a name, or {@code auto} with filters. */
public sealed interface FlavorDemand {
  /** The word that asks for the cheapest fitting flavor. */
  String AUTO = "auto";

  /**
   * This very flavor; no rule is implied.
   *
   * @param name exact, without wildcards
   */
  record Named(String name) implements FlavorDemand {}

  /**
   * The cheapest one that fits.
   *
   * @param filter what it must satisfy, beside what is implied
   */
  record Auto(Protofilter filter) implements FlavorDemand {}

  /**
   * It is wrong and must be refused.
   *
   * @param reason where and why; positions count from the start of the whole text
   */
  record Invalid(ParseResult.Invalid reason) implements FlavorDemand {
    /** The sentence for people. */
    public String message() {
      return reason.message();
    }
  }

  /** Reads the text of a recruiter or a deployment. Never throws. */
  static FlavorDemand parse(String text) {
    if (text.isBlank()) {
      return invalid(1, text, "the flavor is empty: give a flavor name, auto or auto:FILTERS");
    }
    if (text.equals(AUTO)) {
      return new Auto(Protofilter.NONE);
    }
    if (text.startsWith(AUTO + ":")) {
      return switch (ProtofilterParser.parse(text, AUTO.length() + 1)) {
        case ParseResult.Valid(Protofilter filter) -> new Auto(filter);
        case ParseResult.Invalid wrong -> new Invalid(wrong);
      };
    }
    if (text.startsWith(AUTO)) {
      return invalid(
          AUTO.length() + 1,
          text,
          "Protofilter syntax error, worker_flavor should be auto or auto:... not " + text);
    }
    return new Named(text);
  }

  private static Invalid invalid(int position, String found, String message) {
    return new Invalid(
        new ParseResult.Invalid(position, found, message, List.of("auto", "auto:FILTERS")));
  }
}
