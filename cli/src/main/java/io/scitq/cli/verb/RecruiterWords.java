package io.scitq.cli.verb;

import io.scitq.cli.json.Json;

/** Recruiters in sentences. */
final class RecruiterWords {

  private RecruiterWords() {}

  /** {@code recruiter mybatch rank 1}. */
  static String name(Json.Fields view) {
    return "recruiter " + Views.text(view, "batch") + " rank " + Views.text(view, "rank");
  }

  /** All its settings. */
  static String settings(Json.Fields view) {
    return Views.text(view, "flavor")
        + place(Views.text(view, "provider"), Views.text(view, "region"))
        + ", concurrency "
        + Views.text(view, "concurrency")
        + ", prefetch "
        + Views.text(view, "prefetch")
        + ", one worker per "
        + Words.count(Views.number(view, "tasks_per_worker"), "task")
        + bound(view, "minimum_tasks", ", from %s pending tasks on")
        + bound(view, "maximum_workers", ", at most %s workers");
  }

  /** One of the two alone is a limit of recycling too, but buys nothing. */
  private static String place(String provider, String region) {
    String missing =
        provider.isEmpty()
            ? region.isEmpty() ? "no provider and no region" : "no provider"
            : region.isEmpty() ? "no region" : "";
    String recycles = missing.isEmpty() ? "" : ", recycles only (" + missing + " given)";
    return Words.place(provider, region) + recycles;
  }

  private static String bound(Json.Fields view, String field, String words) {
    return Views.has(view, field) ? words.replace("%s", Views.text(view, field)) : "";
  }
}
