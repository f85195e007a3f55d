package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.bus.Reply;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a list of any length is read: each request names the last id of the page before.
 *
 * @param address the operation
 * @param id field of the views with their id
 * @param cursor field of the request with the last id
 * @param size rows of a page
 */
record Paging(String address, String id, String cursor, int size) {
  private static final int LARGEST = 1000;

  /** Tasks, from the oldest on. */
  static final Paging TASKS = new Paging(BusAddress.TASK_LIST, "task_id", "after", LARGEST);

  /** Executions, from the newest on. */
  static final Paging EXECUTIONS =
      new Paging(BusAddress.EXECUTION_LIST, "execution_id", "before", LARGEST);

  /** Who is handed the pages. */
  interface Reader {
    /** Takes a page; false when no more is wanted. */
    boolean take(List<Json.Fields> page);
  }

  /** The same list in other pages. */
  Paging inPagesOf(int rows) {
    return new Paging(address, id, cursor, rows);
  }

  /**
   * Hands page after page on until the limit or an empty page is reached, or no more is wanted; the
   * first page is handed on even when it is empty. A page of long rows holds fewer than were asked
   * for, so that a short page is not the end.
   *
   * @param body what selects the rows
   * @param limit rows at most
   * @param reader takes the pages
   * @return why it ended early, if it did
   */
  Optional<Reply.Miss> read(Desk desk, Json.Fields body, long limit, Reader reader) {
    Map<String, Json> request = new LinkedHashMap<>(body.fields());
    for (long left = limit; left > 0; ) {
      request.put("limit", new Json.Numeral(Long.toString(Math.min(size, left))));
      Reply reply = desk.ask(address, new Json.Fields(request));
      if (reply instanceof Reply.Miss miss) {
        return Optional.of(miss);
      }
      List<Json.Fields> page = Views.items(((Reply.Success) reply).value());
      boolean atEnd = page.isEmpty() && left < limit;
      if (atEnd || !reader.take(page) || page.isEmpty()) {
        break;
      }
      left -= page.size();
      Json last = page.getLast().get(id);
      Json before = request.put(cursor, last);
      if (before != null && before.asText().equals(last.asText())) {
        throw new UnexpectedAnswerException("a page does not go on after the one before");
      }
    }
    return Optional.empty();
  }
}
