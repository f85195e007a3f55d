package io.scitq.cli.verb;

import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Updaters in sentences. */
final class UpdaterWords {

  private UpdaterWords() {}

  /** The note and the problems of one updater, one line each, its provider in front. */
  static List<String> remarks(Json.Fields view) {
    String provider = Views.text(view, "provider") + ": ";
    List<String> remarks = new ArrayList<>();
    if (Views.has(view, "note")) {
      remarks.add(provider + Views.text(view, "note"));
    }
    List<String> problems = Views.texts(view, "problems");
    problems.forEach(problem -> remarks.add(provider + problem));
    long unlisted = Views.number(view, "problem_count") - problems.size();
    if (unlisted > 0) {
      remarks.add(provider + Words.count(unlisted, "more problem"));
    }
    return remarks;
  }

  /** What a run did, in one line. */
  static String run(Json.Fields view) {
    String outcome = Views.text(view, "outcome");
    return "%s %s: %s (%s added, %s changed, %s removed)"
        .formatted(
            Views.text(view, "provider"),
            outcome.isEmpty() ? Views.text(view, "state") : outcome,
            Words.count(Views.number(view, "offerings"), "offering"),
            Views.text(view, "added"),
            Views.text(view, "changed"),
            Views.text(view, "removed"));
  }
}
