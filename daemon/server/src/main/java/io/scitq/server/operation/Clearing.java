package io.scitq.server.operation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a request clears. They are named in a list of their own, because in a request an
 * absent field and one that is null both mean: unchanged.
 *
 * @param fields names, each of which can be cleared
 */
record Clearing(Set<String> fields) {
  Clearing {
    fields = Set.copyOf(fields);
  }

  /**
   * Reads the list; what is wrong with it goes into the check.
   *
   * @param asked the request's list, absent for none
   * @param clearable names of the fields that can be cleared
   */
  static Clearing of(@Nullable List<String> asked, Set<String> clearable, RequestCheck check) {
    Set<String> fields = new TreeSet<>(asked == null ? List.of() : asked);
    for (String field : fields) {
      if (!clearable.contains(field)) {
        check.mistake(
            "'" + field + "' cannot be cleared, allowed: " + String.join(", ", sorted(clearable)));
      }
    }
    return new Clearing(fields);
  }

  /** A field must not be cleared and given a value at once. */
  Clearing apart(String field, @Nullable Object value, RequestCheck check) {
    if (value != null && fields.contains(field)) {
      check.mistake("'" + field + "' is given and cleared at once");
    }
    return this;
  }

  boolean has(String field) {
    return fields.contains(field);
  }

  private static Set<String> sorted(Set<String> names) {
    return new TreeSet<>(names);
  }
}
