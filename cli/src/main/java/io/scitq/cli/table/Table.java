package io.scitq.cli.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in the "plain" layout of Python's tabulate: two spaces between columns, a column at least
 * its title plus two wide, numbers to the right and aligned on their points, no blanks at line
 * ends.
 */
public final class Table {
  private static final String BETWEEN = "  ";
  private static final int TITLE_PADDING = 2;

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
    return print(true);
  }

  /** The rows alone; empty when there are none. */
  public String withoutTitles() {
    return print(false);
  }

  private String print(boolean titled) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      int index = i;
      List<String> cells = rows.stream().map(row -> row.get(index)).toList();
      columns.add(Column.of(cells, titled ? Column.width(titles.get(i)) + TITLE_PADDING : 0));
    }
    StringBuilder out = new StringBuilder();
    if (titled) {
      appendLine(out, columns, titles);
    }
    for (int row = 0; row < rows.size(); row++) {
      appendRow(out, columns, row);
    }
    return out.toString();
  }

  /** A row takes as many lines as its cell with the most lines. */
  private static void appendRow(StringBuilder out, List<Column> columns, int row) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (Column column : columns) {
      List<String> lines = column.cell(row).lines().toList();
      cells.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      int index = line;
      appendLine(
          out,
          columns,
          cells.stream().map(lines -> index < lines.size() ? lines.get(index) : "").toList());
    }
  }

  private static void appendLine(StringBuilder out, List<Column> columns, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : BETWEEN).append(columns.get(i).pad(cells.get(i)));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
