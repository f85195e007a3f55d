package io.scitq.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL array parameter, so that one statement serves any number of values. */
record SqlArray(String type, List<@Nullable Object> values) implements Argument {
  static SqlArray ints(Collection<Integer> values) {
    return new SqlArray("int4", List.copyOf(values));
  }

  static SqlArray texts(Collection<String> values) {
    return new SqlArray("varchar", List.copyOf(values));
  }

  static SqlArray of(FieldType type, Collection<Object> values) {
    return new SqlArray(type.arrayType(), values.stream().map(SqlArray::sqlValue).toList());
  }

  /** Its values may be null. */
  static SqlArray nullable(FieldType type, List<@Nullable Object> values) {
    List<@Nullable Object> sqlValues = new ArrayList<>(values.size());
    values.forEach(value -> sqlValues.add(value == null ? null : sqlValue(value)));
    return new SqlArray(type.arrayType(), sqlValues);
  }

  @Override
  public void apply(int position, PreparedStatement statement, StatementContext context)
      throws SQLException {
    statement.setArray(position, context.getConnection().createArrayOf(type, values.toArray()));
  }

  private static Object sqlValue(Object value) {
    return value instanceof Instant date ? Utc.naive(date).toString() : value;
  }
}
