package io.scitq.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jdbi.v3.core.statement.SqlStatement;

/** Turns criteria and changes into clauses; only names of {@link Field} get into the text. */
final class Clauses {
  private Clauses() {}

  static String columns(Field[] fields, String alias) {
    StringJoiner text = new StringJoiner(", ");
    Arrays.stream(fields).forEach(field -> text.add(alias + "." + field.column()));
    return text.toString();
  }

  static String where(Criteria<?> criteria, String alias) {
    StringJoiner text = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
    criteria
        .matches()
        .forEach((field, match) -> text.add(condition(alias + "." + field.column(), field, match)));
    return text.toString();
  }

  static <S extends SqlStatement<S>> S bind(S statement, Criteria<?> criteria) {
    criteria
        .matches()
        .forEach((field, match) -> {
          switch (match) {
            case Match.Equal(Object value) -> bind(statement, field, Optional.of(value));
            case Match.In(var values) ->
                statement.bind(name(field), SqlArray.of(field.type(), values));
            case Match.Empty() -> {
              // its condition has no parameter
            }
          }
        });
    return statement;
  }

  /** {@code column = :f_column, ...}. */
  static String assignments(Changes<?> changes) {
    StringJoiner text = new StringJoiner(", ");
    changes.values().keySet().forEach(f -> text.add(f.column() + " = :" + name(f)));
    return text.toString();
  }

  /** True for a row that the changes would really change. */
  static String differs(Changes<?> changes) {
    StringJoiner text = new StringJoiner(" OR ", "(", ")");
    changes.values().keySet().forEach(f -> text.add(f.column() + " IS DISTINCT FROM :" + name(f)));
    return text.toString();
  }

  static <S extends SqlStatement<S>> S bind(S statement, Changes<?> changes) {
    for (Map.Entry<? extends Field, Optional<Object>> change : changes.values().entrySet()) {
      bind(statement, change.getKey(), change.getValue());
    }
    return statement;
  }

  static List<String> names(Changes<?> changes) {
    return changes.values().keySet().stream().map(Field::column).toList();
  }

  static List<String> parameters(Changes<?> changes) {
    return changes.values().keySet().stream().map(field -> ":" + name(field)).toList();
  }

  private static String condition(String column, Field field, Match match) {
    return switch (match) {
      case Match.Equal ignored -> column + " = :" + name(field);
      case Match.In ignored -> column + " = ANY(:" + name(field) + ")";
      case Match.Empty ignored -> column + " IS NULL";
    };
  }

  private static <S extends SqlStatement<S>> void bind(
      S statement, Field field, Optional<Object> value) {
    if (value.isEmpty()) {
      statement.bindNull(name(field), field.type().sqlType());
      return;
    }
    switch (value.get()) {
      case java.time.Instant date -> statement.bind(name(field), Utc.naive(date));
      case Integer number -> statement.bind(name(field), number);
      case Boolean flag -> statement.bind(name(field), flag);
      case Object text -> statement.bind(name(field), text.toString());
    }
  }

  private static String name(Field field) {
    return "f_" + field.column();
  }
}
