package io.scitq.store;

import io.scitq.task.TaskId;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * What executions print: appended by their workers, read in pieces. A text may have many megabytes,
 * so nothing here holds more than a piece of it.
 */
public final class PrintedStore {
  /**
   * A text that has become so long takes no more. PostgreSQL can hold 1 GiB, and needs three times
   * the length in memory to append.
   */
  public static final int MAX_BYTES = 256 << 20;

  private static final String NOTICE =
      "\n[scitqd: the output reached " + (MAX_BYTES >> 20) + " MiB, the rest is not kept]\n";

  /** Bytes of a text that are read at once. */
  private static final int COPIED = 1 << 20;

  /** Long texts that are read at once: PostgreSQL holds each of them in memory meanwhile. */
  private static final int COPIES = 2;

  private final Semaphore copies = new Semaphore(COPIES, true);
  private final Transactions transactions;

  /** Works on this database. */
  public PrintedStore(Database database) {
    this.transactions = new Transactions(database.jdbi());
  }

  /** One execution, with what it printed unless that is long. */
  public Optional<PrintedExecution> find(int id) {
    return page(ExecutionSelection.of(id), OptionalInt.empty(), 1).rows().stream().findFirst();
  }

  /** The executions that are meant, those beyond this id in their order. */
  public ExecutionPage page(ExecutionSelection selection, OptionalInt beyond, int limit) {
    if (!(selection.printing() instanceof Printing.None)) {
      transactions
          .statement(handle -> PrintedPieces.of(handle, selection, beyond))
          .forEach(this::fold); // each by itself: nobody waits for another in a circle
    }
    return transactions.statement(handle -> ExecutionPages.read(handle, selection, beyond, limit));
  }

  /** Whether there is such an execution. */
  public boolean isKnown(int id) {
    return transactions.statement(handle ->
        handle
            .createQuery("SELECT EXISTS (SELECT 1 FROM execution WHERE execution_id = :id)")
            .bind("id", id)
            .mapTo(Boolean.class)
            .one());
  }

  /** The newest execution of a task. */
  public OptionalInt latest(TaskId task) {
    return transactions.statement(handle ->
        handle
            .createQuery("SELECT max(execution_id) AS id FROM execution WHERE task_id = :task")
            .bind("task", task.value())
            .map((row, context) -> Optional.ofNullable(Rows.number(row, "id")))
            .one()
            .map(OptionalInt::of)
            .orElseGet(OptionalInt::empty));
  }

  /**
   * A piece of a text; empty for an unknown execution.
   *
   * @param from position of its first character, from 1
   * @param characters at most so many
   */
  public Optional<PrintedText> piece(int id, PrintedStream stream, int from, int characters) {
    String sql =
        switch (stream) {
          case OUTPUT -> "SELECT substr(output, :from, :count) FROM execution";
          case ERROR -> "SELECT substr(error, :from, :count) FROM execution";
        };
    fold(id);
    return transactions.statement(handle ->
        handle
            .createQuery(sql + " WHERE execution_id = :id")
            .bind("from", Math.max(1, from))
            .bind("count", characters + 1)
            .bind("id", id)
            .map((row, context) -> PrintedText.of(row.getString(1), characters))
            .findOne());
  }

  /**
   * Reads a long text once from its beginning to its end, in pieces of UTF-8 that may cut a
   * character. A connection is held meanwhile: the pieces are to be put somewhere, not to be sent.
   *
   * @param from position of its first character, from 1
   * @param characters at most so many
   * @throws InterruptedException when the daemon stops while others are read
   */
  public void copy(int id, PrintedStream stream, int from, int characters, Consumer<byte[]> pieces)
      throws InterruptedException {
    copies.acquire();
    try {
      fold(id);
      transactions.once(handle -> {
        handle
            .createQuery(copying(stream))
            .setFetchSize(1) // a row is a piece
            .bind("from", Math.max(1, from))
            .bind("count", characters)
            .bind("size", COPIED)
            .bind("id", id)
            .map((row, context) -> row.getBytes(1))
            .forEach(pieces);
        return true;
      });
    } finally {
      copies.release();
    }
  }

  /** The text is taken out of its compressed storage once, not for every piece. */
  private static String copying(PrintedStream stream) {
    return """
    SELECT substring(t.bytes FROM place FOR :size)
    FROM (SELECT convert_to(substr(%s, :from, :count), 'UTF8') AS bytes
        FROM execution WHERE execution_id = :id OFFSET 0) AS t
      CROSS JOIN LATERAL generate_series(1, octet_length(t.bytes), :size) AS place
    """
        .formatted(stream.column());
  }

  /** Number of characters of a text; 0 when nothing was printed. */
  public int length(int id, PrintedStream stream) {
    String sql =
        switch (stream) {
          case OUTPUT -> "SELECT coalesce(char_length(output), 0) FROM execution";
          case ERROR -> "SELECT coalesce(char_length(error), 0) FROM execution";
        };
    fold(id);
    return transactions.statement(handle ->
        handle
            .createQuery(sql + " WHERE execution_id = :id")
            .bind("id", id)
            .mapTo(Integer.class)
            .findOne()
            .orElse(0));
  }

  /** Adds to a text; an unknown execution is passed over, as in scitq 1.3. */
  public void append(int id, PrintedStream stream, String text) {
    transactions.run(handle -> append(handle, id, stream, text));
  }

  /**
   * Adds a long text that comes in pieces, all of it or nothing.
   *
   * @param pieces read once for each attempt
   */
  public void append(int id, PrintedStream stream, Iterable<String> pieces) {
    transactions.run(handle -> {
      Iterator<String> next = pieces.iterator();
      String first = next.hasNext() ? next.next() : "";
      return next.hasNext()
          ? appendMany(handle, id, stream, first, next)
          : append(handle, id, stream, first);
    });
  }

  private static boolean append(Handle handle, int id, PrintedStream stream, String text) {
    PrintedPieces.append(handle, id, stream, text, NOTICE);
    return true;
  }

  private void fold(int id) {
    transactions.run(handle -> {
      PrintedPieces.fold(handle, id);
      return true;
    });
  }

  /** One rewrite of the stored text instead of one for each piece. */
  private static boolean appendMany(
      Handle handle, int id, PrintedStream stream, String first, Iterator<String> others) {
    PrintedPieces.fold(handle, id);
    handle.execute(
        "CREATE TEMPORARY TABLE piece (place serial, text text NOT NULL) ON COMMIT DROP");
    handle.execute("INSERT INTO piece (text) VALUES (?)", first);
    others.forEachRemaining(text -> handle.execute("INSERT INTO piece (text) VALUES (?)", text));
    handle
        .createUpdate(
            update(stream, "(SELECT string_agg(text, '' ORDER BY place) AS text FROM piece)"))
        .bind("id", id)
        .bind("max", MAX_BYTES)
        .bind("notice", NOTICE)
        .execute();
    return true;
  }

  private static String update(PrintedStream stream, String added) {
    return """
    UPDATE execution SET %1$s = coalesce(%1$s, '') || added.text
      || CASE WHEN coalesce(octet_length(%1$s), 0) + octet_length(added.text) < :max THEN ''
           ELSE :notice END
    FROM %2$s AS added
    WHERE execution_id = :id AND coalesce(octet_length(%1$s), 0) < :max
    """
        .formatted(stream.column(), added);
  }
}
