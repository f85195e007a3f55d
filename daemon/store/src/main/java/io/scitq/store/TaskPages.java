package io.scitq.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads one page of tasks. */
final class TaskPages {
  /** Two pages and their JSON are in memory for each list that is being sent. */
  private static final int PAGE_BYTES = 1 << 20;

  private static final String SIZE =
      "octet_length(t.command) + coalesce(octet_length(t.input), 0)"
          + " + coalesce(octet_length(t.resource), 0) + coalesce(octet_length(t.name), 0)"
          + " + coalesce(octet_length(t.output), 0) + coalesce(octet_length(t.container), 0)"
          + " + coalesce(octet_length(t.container_options), 0) + octet_length(t.batch)";

  private TaskPages() {}

  static TaskPage read(Handle handle, Criteria<TaskField> criteria, int after, int limit) {
    String where = Clauses.where(criteria, "t");
    String sql =
        "WITH page AS (SELECT "
            + Clauses.columns(TaskField.values(), "t")
            + ", CAST("
            + SIZE
            + " AS bigint) AS size FROM task t"
            + where
            + (where.isBlank() ? " WHERE " : " AND ")
            + "t.task_id > :after ORDER BY t.task_id LIMIT :page),"
            + " measured AS (SELECT "
            + Clauses.columns(TaskField.values(), "p")
            + ", count(*) OVER () AS page_rows, sum(p.size) OVER (ORDER BY p.task_id"
            + " ROWS UNBOUNDED PRECEDING) - p.size AS before FROM page p)"
            + " SELECT "
            + Clauses.columns(TaskField.values(), "m")
            + ", m.page_rows FROM measured m WHERE m.before < :bytes ORDER BY m.task_id";
    List<Measured> rows =
        Clauses.bind(handle.createQuery(sql), criteria)
            .bind("after", after)
            .bind("page", limit)
            .bind("bytes", PAGE_BYTES)
            .map((row, context) -> new Measured(Rows.task(row), row.getInt("page_rows")))
            .list();
    int inPage = rows.isEmpty() ? 0 : rows.getFirst().inPage();
    return new TaskPage(
        rows.stream().map(Measured::task).toList(), inPage < limit && rows.size() == inPage);
  }

  /** A row, and how many rows the page would have if only rows were counted. */
  private record Measured(TaskRow task, int inPage) {}
}
