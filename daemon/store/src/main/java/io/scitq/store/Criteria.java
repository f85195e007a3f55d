package io.scitq.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which rows of a table are meant: all matches must hold, none means every row.
 *
 * @param matches what is asked, by column
 * @param <F> the table's fields
 */
public record Criteria<F extends Field>(Map<F, Match> matches) {
  /** Checks that the values have the columns' types. */
  public Criteria {
    matches = Collections.unmodifiableMap(new LinkedHashMap<>(matches));
    matches.forEach(Criteria::check);
  }

  /** Every row. */
  public static <F extends Field> Criteria<F> all() {
    return new Criteria<>(Map.of());
  }

  /** The rows with this value in this column. */
  public static <F extends Field> Criteria<F> where(F field, Object value) {
    return new Criteria<>(Map.of(field, new Match.Equal(value)));
  }

  private static void check(Field field, Match match) {
    switch (match) {
      case Match.Equal(Object value) -> check(field, value);
      case Match.In(var values) -> values.forEach(value -> check(field, value));
      case Match.Empty() -> {
        // nothing to check
      }
    }
  }

  private static void check(Field field, Object value) {
    if (!field.type().javaType().isInstance(value)) {
      throw new IllegalArgumentException(
          field.column()
              + " must be "
              + field.type()
              + ", got "
              + value.getClass().getSimpleName());
    }
  }
}
