package io.scitq.cli.verb;

import io.scitq.cli.json.Json;

/** Bans in words. */
final class BanWords {
  private BanWords() {}

  /** {@code b3-8 at ovh in GRA11}, {@code b3-8 everywhere}. */
  static String what(Json.Fields ban) {
    String place = Words.place(Views.text(ban, "provider"), Views.text(ban, "region"));
    return Views.text(ban, "flavor") + (place.isEmpty() ? " everywhere" : place);
  }
}
