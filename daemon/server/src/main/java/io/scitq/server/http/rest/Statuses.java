package io.scitq.server.http.rest;

import io.scitq.store.Changes;
import io.scitq.store.Field;
import java.util.Arrays;
import java.util.Locale;

/** Refuses a status that clients would not understand. */
final class Statuses {
  private Statuses() {}

  static <F extends Field> void check(Changes<F> changes, F field, Enum<?>[] allowed) {
    changes
        .text(field)
        .ifPresent(status -> {
          if (Arrays.stream(allowed).noneMatch(each -> label(each).equals(status))) {
            throw RestException.invalid(
                "Status '"
                    + status
                    + "' is none of "
                    + String.join(", ", Arrays.stream(allowed).map(Statuses::label).toList()));
          }
        });
  }

  private static String label(Enum<?> status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
