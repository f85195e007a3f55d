package io.scitq.cli.verb;

import io.scitq.cli.json.Json;
import io.scitq.cli.table.Table;
import java.util.List;

/** Views as a table whose titles are the names of their fields. */
final class Listing {
  static final String NO_HEADER = "--no-header";
  static final Opt NO_HEADER_OPTION =
      Opt.display("-H " + NO_HEADER, "leave out the line of titles");
  static final String LONG = "--long";

  private Listing() {}

  /** The table of these fields, long text cut. */
  static String of(List<Json.Fields> views, List<String> fields, Options given) {
    List<List<String>> rows =
        views.stream()
            .map(view -> fields.stream().map(f -> Cell.of(view.get(f))).toList())
            .toList();
    return print(fields, rows, given);
  }

  /** The table of these fields, long text whole. */
  static String whole(List<Json.Fields> views, List<String> fields, Options given) {
    List<List<String>> rows =
        views.stream()
            .map(view -> fields.stream().map(f -> Cell.whole(view.get(f))).toList())
            .toList();
    return print(fields, rows, given);
  }

  /** A table of cells that are ready. */
  static String print(List<String> titles, List<List<String>> rows, Options given) {
    Table table = new Table(titles, rows);
    return given.has(NO_HEADER) ? table.withoutTitles() : table.withTitles();
  }
}
