package io.scitq.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Many rows for one statement, as one text array per column: {@code FROM unnest(:a, :b)}, with
 * casts in the SQL. One round trip for thousands of rows, and one plan.
 */
final class TextColumns {
  private final Map<String, List<@Nullable String>> columns = new LinkedHashMap<>();
  private int rows;

  TextColumns(String... names) {
    for (String name : names) {
      columns.put(name, new ArrayList<>());
    }
  }

  /** Adds a row, in the order of the names; {@code null} is NULL, others are their text. */
  void add(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "expected " + columns.size() + " values, got " + values.length);
    }
    int index = 0;
    for (List<@Nullable String> column : columns.values()) {
      Object value = values[index++];
      column.add(value == null ? null : value.toString());
    }
    rows++;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** Runs the statement with the arrays bound under the columns' names; nothing without rows. */
  int execute(Handle handle, String sql, Map<String, Object> others) {
    if (isEmpty()) {
      return 0;
    }
    return bind(handle.createUpdate(sql)).bindMap(others).execute();
  }

  /** The statement with the arrays bound under the columns' names, as a query. */
  Query query(Handle handle, String sql) {
    return bind(handle.createQuery(sql));
  }

  private <S extends SqlStatement<S>> S bind(S statement) {
    columns.forEach((name, values) -> statement.bindArray(name, String.class, values.toArray()));
    return statement;
  }
}
