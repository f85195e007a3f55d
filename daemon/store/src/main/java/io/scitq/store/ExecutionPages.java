package io.scitq.store;

import java.util.List;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/**
 * Reads one page of executions. Lengths are measured before texts are read, so that no row and no
 * page needs more memory than it may.
 */
final class ExecutionPages {
  /** Bound of a page, and of what one row may bring with it; two pages and their JSON are held. */
  private static final int PAGE_BYTES = 1 << 20;

  /** Of a character in UTF-8. */
  private static final int MAX_CHARACTER_BYTES = 4;

  private static final String COLUMNS =
      "%1$s.execution_id, %1$s.worker_id, %1$s.task_id, %1$s.status, %1$s.return_code, %1$s.pid,"
          + " %1$s.creation_date, %1$s.modification_date, %1$s.output_files, %1$s.command,"
          + " %1$s.latest";

  private ExecutionPages() {}

  static String columns(String alias) {
    return COLUMNS.formatted(alias);
  }

  static ExecutionPage read(
      Handle handle, ExecutionSelection selection, OptionalInt beyond, int limit) {
    var query =
        handle
            .createQuery(sql(selection, beyond.isPresent()))
            .bind("page", limit)
            .bind("bytes", PAGE_BYTES);
    Clauses.bind(query, selection.executions());
    Clauses.bind(query, selection.tasks());
    beyond.ifPresent(id -> query.bind("beyond", id));
    if (selection.printing() instanceof Printing.End(int characters)) {
      query.bind("end", characters);
      query.bind("end_bytes", (long) characters * MAX_CHARACTER_BYTES);
    }
    List<Measured> rows =
        query
            .map((row, context) ->
                new Measured(
                    new PrintedExecution(
                        Rows.execution(row),
                        row.getString("output"),
                        row.getString("error"),
                        row.getBoolean("too_long")),
                    row.getInt("page_rows")))
            .list();
    int inPage = rows.isEmpty() ? 0 : rows.getFirst().inPage();
    return new ExecutionPage(
        rows.stream().map(Measured::execution).toList(), inPage < limit && rows.size() == inPage);
  }

  private static String sql(ExecutionSelection selection, boolean beyond) {
    String direction = selection.newestFirst() ? "DESC" : "ASC";
    return """
    WITH page AS (
      SELECT %s, CAST(%s AS bigint) AS printed,
        CAST(coalesce(octet_length(e.command), 0) + coalesce(octet_length(e.output_files), 0)
          AS bigint) AS others
      FROM execution e%s ORDER BY e.execution_id %s LIMIT :page),
    measured AS (
      SELECT %s, p.printed, p.others + least(p.printed, :bytes) AS size,
        count(*) OVER () AS page_rows,
        sum(p.others + least(p.printed, :bytes))
          OVER (ORDER BY p.execution_id %s ROWS UNBOUNDED PRECEDING) AS upto
      FROM page p)
    SELECT %s, m.page_rows, m.printed > :bytes AS too_long,
      CASE WHEN m.printed <= :bytes THEN %s END AS output,
      CASE WHEN m.printed <= :bytes THEN %s END AS error
    FROM measured m JOIN execution x ON x.execution_id = m.execution_id
    WHERE m.upto - m.size < :bytes ORDER BY m.execution_id %s
    """
        .formatted(
            columns("e"),
            measure(selection.printing()),
            from(selection, beyond),
            direction,
            columns("p"),
            direction,
            columns("m"),
            text(selection.printing(), "x.output"),
            text(selection.printing(), "x.error"),
            direction);
  }

  static String from(ExecutionSelection selection, boolean beyond) {
    String join =
        selection.tasks().matches().isEmpty() ? "" : " JOIN task t ON t.task_id = e.task_id";
    String where = Clauses.where(selection.executions(), "e");
    String tasks = Clauses.where(selection.tasks(), "t");
    String all = where.isBlank() ? tasks : where + tasks.replaceFirst(" WHERE ", " AND ");
    String id = "e.execution_id " + (selection.newestFirst() ? "<" : ">") + " :beyond";
    return join + all + (beyond ? (all.isBlank() ? " WHERE " : " AND ") + id : "");
  }

  private static String measure(Printing printing) {
    String output = "coalesce(octet_length(e.output), 0)";
    String error = "coalesce(octet_length(e.error), 0)";
    return switch (printing) {
      case Printing.None() -> "0";
      case Printing.End ignored ->
          "least(" + output + ", :end_bytes) + least(" + error + ", :end_bytes)";
      case Printing.Whole() -> output + " + " + error;
    };
  }

  private static String text(Printing printing, String column) {
    return switch (printing) {
      case Printing.None() -> "CAST(NULL AS text)";
      case Printing.End ignored -> "right(" + column + ", :end)";
      case Printing.Whole() -> column;
    };
  }

  /** A row, and how many rows the page would have if only rows were counted. */
  private record Measured(PrintedExecution execution, int inPage) {}
}
