package io.scitq.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * New values of some columns of one row; columns that are not named stay as they are.
 *
 * @param values the new values, of the columns' Java types; an empty one clears the column
 * @param <F> the table's fields
 */
public record Changes<F extends Field>(Map<F, Optional<Object>> values) {
  /** Checks that the values have the columns' types and that only nullable columns are cleared. */
  public Changes {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    values.forEach(Changes::check);
  }

  /** Changes nothing. */
  public static <F extends Field> Changes<F> none() {
    return new Changes<>(Map.of());
  }

  /** These changes and one more; an earlier value of the same field is replaced. */
  public Changes<F> with(F field, Object value) {
    Map<F, Optional<Object>> more = new LinkedHashMap<>(values);
    more.put(field, Optional.of(value));
    return new Changes<>(more);
  }

  /** These changes without one field. */
  public Changes<F> without(F field) {
    Map<F, Optional<Object>> fewer = new LinkedHashMap<>(values);
    fewer.remove(field);
    return new Changes<>(fewer);
  }

  /** The new text of a field, empty when it is not named or cleared. */
  public Optional<String> text(F field) {
    return value(field).map(String.class::cast);
  }

  /** The new number of a field, empty when it is not named or cleared. */
  public Optional<Integer> number(F field) {
    return value(field).map(Integer.class::cast);
  }

  /** The new flag of a field, empty when it is not named or cleared. */
  public Optional<Boolean> flag(F field) {
    return value(field).map(Boolean.class::cast);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  private Optional<Object> value(F field) {
    return values.getOrDefault(field, Optional.empty());
  }

  private static void check(Field field, Optional<Object> value) {
    if (value.isEmpty() && !field.nullable()) {
      throw new IllegalArgumentException(field.column() + " cannot be empty");
    }
    value.ifPresent(present -> {
      if (!field.type().javaType().isInstance(present)) {
        throw new IllegalArgumentException(
            field.column()
                + " must be "
                + field.type()
                + ", got "
                + present.getClass().getSimpleName());
      }
    });
  }
}
