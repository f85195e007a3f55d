package io.scitq.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Writes new values of many executions: one statement for all that change the same fields. */
final class ExecutionWrites {
  private ExecutionWrites() {}

  /**
   * The new values of one execution.
   *
   * @param id which
   * @param changes its fields
   * @param at when
   */
  record Write(int id, Changes<ExecutionField> changes, Instant at) {}

  /** Writes them, each execution at most once; tells which of them were not so before. */
  static Set<Integer> write(Handle handle, List<Write> writes) {
    Map<List<ExecutionField>, List<Write>> alike = new LinkedHashMap<>();
    for (Write write : writes) {
      List<ExecutionField> fields = write.changes().values().keySet().stream().sorted().toList();
      if (!fields.isEmpty()) {
        alike.computeIfAbsent(fields, key -> new ArrayList<>()).add(write);
      }
    }
    Set<Integer> changed = new HashSet<>();
    alike.forEach((fields, some) -> changed.addAll(write(handle, fields, some)));
    return changed;
  }

  private static List<Integer> write(
      Handle handle, List<ExecutionField> fields, List<Write> writes) {
    Query query = handle.createQuery(sql(fields));
    for (ExecutionField field : fields) {
      List<@Nullable Object> values = new ArrayList<>(writes.size());
      writes.forEach(write -> values.add(write.changes().values().get(field).orElse(null)));
      query.bind(field.column(), SqlArray.nullable(field.type(), values));
    }
    return query
        .bind("ids", SqlArray.ints(writes.stream().map(Write::id).toList()))
        .bind(
            "dates",
            SqlArray.of(FieldType.DATE, writes.stream().map(each -> (Object) each.at()).toList()))
        .mapTo(Integer.class)
        .list();
  }

  private static String sql(List<ExecutionField> fields) {
    return """
    UPDATE execution AS e SET %s, modification_date = a.at
    FROM unnest(:ids, :dates, %s) AS a(execution_id, at, %s)
    WHERE e.execution_id = a.execution_id AND (%s)
    RETURNING e.execution_id
    """
        .formatted(
            each(fields, "%1$s = a.%1$s", ", "),
            each(fields, ":%1$s", ", "),
            each(fields, "%1$s", ", "),
            each(fields, "e.%1$s IS DISTINCT FROM a.%1$s", " OR "));
  }

  private static String each(List<ExecutionField> fields, String form, String between) {
    return fields.stream()
        .map(field -> form.formatted(field.column()))
        .collect(Collectors.joining(between));
  }
}
