package io.scitq.cli.table;

import java.util.List;

/** A table whose rows are all there, in the "plain" layout of {@link TableStream}. */
public final class Table {
  private final List<String> titles;
  private final List<List<String>> rows;

  /**
   * A table.
   *
   * @param titles one per column
   * @param rows cells as text; each row as long as the titles
   */
  public Table(List<String> titles, List<List<String>> rows) {
    this.titles = List.copyOf(titles);
    this.rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : this.rows) {
      if (row.size() != titles.size()) {
        throw new IllegalArgumentException(
            "a row has " + row.size() + " cells, the table " + titles.size() + " columns");
      }
    }
  }

  /** The table with its line of titles; only that line when there are no rows. */
  public String withTitles() {
    return new TableStream(titles, TableStream.Layout.PLAIN).page(rows);
  }

  /** The rows alone; empty when there are none. */
  public String withoutTitles() {
    return new TableStream(titles, TableStream.Layout.BARE).page(rows);
  }
}
