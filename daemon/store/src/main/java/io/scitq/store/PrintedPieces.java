package io.scitq.store;

import java.util.List;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** What running executions printed last and is not yet in their texts; see table printed. */
final class PrintedPieces {
  /** A text of this length takes what is added apart: below, writing it anew costs little. */
  private static final long APART_BYTES = 64 << 10;

  /** One step in the index for each execution that has pieces, however many they are. */
  private static final String WITH_PIECES =
      """
      (WITH RECURSIVE holder(id) AS (
          SELECT min(p.execution_id) FROM scitqd.printed p
          UNION ALL
          SELECT (SELECT min(p.execution_id) FROM scitqd.printed p WHERE p.execution_id > s.id)
          FROM holder s WHERE s.id IS NOT NULL)
        SELECT id FROM holder WHERE id IS NOT NULL)
      """;

  private PrintedPieces() {}

  /** Adds to a text. */
  static void append(Handle handle, int id, PrintedStream stream, String text, String notice) {
    handle
        .createQuery(
            "SELECT CAST(scitqd.print(:id, :stream, :text, :max, :notice, :apart) AS text)")
        .bind("id", id)
        .bind("stream", stream.column())
        .bind("text", text)
        .bind("max", (long) PrintedStore.MAX_BYTES)
        .bind("notice", notice)
        .bind("apart", APART_BYTES)
        .mapTo(String.class)
        .list();
  }

  /** Puts the pieces of an execution into its texts, so that whoever reads them reads all. */
  static void fold(Handle handle, int id) {
    handle
        .createQuery("SELECT CAST(scitqd.fold(:id) AS text)")
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  /** Those of a list that have pieces. */
  static List<Integer> of(Handle handle, ExecutionSelection selection, OptionalInt beyond) {
    String from = ExecutionPages.from(selection, beyond.isPresent());
    var query =
        handle.createQuery(
            "SELECT e.execution_id FROM execution e"
                + from
                + (from.contains(" WHERE ") ? " AND " : " WHERE ")
                + "e.execution_id IN "
                + WITH_PIECES
                + " ORDER BY e.execution_id");
    Clauses.bind(query, selection.executions());
    Clauses.bind(query, selection.tasks());
    beyond.ifPresent(id -> query.bind("beyond", id));
    return query.mapTo(Integer.class).list();
  }
}
