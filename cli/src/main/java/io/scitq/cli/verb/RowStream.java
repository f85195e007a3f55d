package io.scitq.cli.verb;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.ExitStatus;
import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonArrayText;
import io.scitq.cli.table.TableStream;
import java.util.List;
import java.util.function.BiFunction;

/** Views printed page by page, as a table or as a JSON array; it holds one page at a time. */
final class RowStream implements Paging.Reader {
  private final Desk desk;
  private final List<String> fields;
  private final BiFunction<Json.Fields, String, String> cell;
  private final TableStream table;
  private final JsonArrayText array = new JsonArrayText();
  private int status = ExitStatus.DONE;

  /**
   * A listing without rows yet.
   *
   * @param fields the columns
   * @param cell what a column shows of a view
   */
  RowStream(
      Desk desk,
      List<String> fields,
      BiFunction<Json.Fields, String, String> cell,
      TableStream.Layout layout) {
    this.desk = desk;
    this.fields = fields;
    this.cell = cell;
    this.table = new TableStream(fields, layout);
  }

  /** A table whose long text is cut, with titles unless they are not wanted. */
  static RowStream cut(Desk desk, List<String> fields, Options given) {
    return new RowStream(desk, fields, (view, field) -> Cell.of(view.get(field)), layout(given));
  }

  /** The same, with long text whole. */
  static RowStream whole(Desk desk, List<String> fields, Options given) {
    return new RowStream(desk, fields, (view, field) -> Cell.whole(view.get(field)), layout(given));
  }

  private static TableStream.Layout layout(Options given) {
    return given.has(Listing.NO_HEADER) ? TableStream.Layout.BARE : TableStream.Layout.PLAIN;
  }

  /** Prints further rows; false when there is no use in more. */
  @Override
  public boolean take(List<Json.Fields> views) {
    String text = desk.json() ? array.more(views) : table.page(rows(views));
    if (desk.print(text) != ExitStatus.DONE) {
      status = ExitStatus.NOT_DONE;
    }
    return status == ExitStatus.DONE && !desk.terminal().isReaderGone();
  }

  private List<List<String>> rows(List<Json.Fields> views) {
    return views.stream()
        .map(view -> fields.stream().map(field -> cell.apply(view, field)).toList())
        .toList();
  }

  /** Ends the listing; returns the exit status. */
  int end() {
    int printed = desk.json() ? desk.print(array.end()) : ExitStatus.DONE;
    return status == ExitStatus.DONE ? printed : status;
  }
}
