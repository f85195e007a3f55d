package io.scitq.cli.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table printed page by page, in the layouts of Python's tabulate: two spaces between columns, a
 * column at least its title plus two wide, numbers to the right and aligned on their points, no
 * blanks at line ends. The first page fixes the columns; a later cell that is wider overflows.
 */
public final class TableStream {
  private static final String BETWEEN = "  ";
  private static final int TITLE_PADDING = 2;

  private final List<String> titles;
  private final Layout layout;
  private List<Column> columns = List.of();

  /** What stands above the rows. */
  public enum Layout {
    /** Nothing. */
    BARE,
    /** The titles: tabulate's "plain". */
    PLAIN,
    /** The titles, underlined: tabulate's "simple". */
    SIMPLE
  }

  /**
   * A table without rows yet.
   *
   * @param titles one per column
   * @param layout what stands above the rows
   */
  public TableStream(List<String> titles, Layout layout) {
    this.titles = List.copyOf(titles);
    this.layout = layout;
  }

  /**
   * The text of further rows; before the first ones, which may be none, that of the titles.
   *
   * @param rows cells as text; each row as long as the titles
   */
  public String page(List<List<String>> rows) {
    for (List<String> row : rows) {
      if (row.size() != titles.size()) {
        throw new IllegalArgumentException(
            "a row has " + row.size() + " cells, the table " + titles.size() + " columns");
      }
    }
    StringBuilder out = new StringBuilder();
    if (columns.isEmpty()) {
      columns = columns(rows);
      appendTitles(out);
    }
    rows.forEach(row -> appendRow(out, row));
    return out.toString();
  }

  private List<Column> columns(List<List<String>> rows) {
    List<Column> fixed = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      int index = i;
      List<String> cells = rows.stream().map(row -> row.get(index)).toList();
      int minimum = layout == Layout.BARE ? 0 : Column.width(titles.get(i)) + TITLE_PADDING;
      fixed.add(Column.of(cells, minimum));
    }
    return fixed;
  }

  private void appendTitles(StringBuilder out) {
    if (layout != Layout.BARE) {
      appendLine(out, titles);
    }
    if (layout == Layout.SIMPLE) {
      appendLine(out, columns.stream().map(column -> "-".repeat(column.width())).toList());
    }
  }

  /** A row takes as many lines as its cell with the most lines. */
  private void appendRow(StringBuilder out, List<String> row) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < columns.size(); i++) {
      List<String> lines = columns.get(i).cell(row.get(i)).lines().toList();
      cells.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      int index = line;
      appendLine(
          out, cells.stream().map(lines -> index < lines.size() ? lines.get(index) : "").toList());
    }
  }

  private void appendLine(StringBuilder out, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : BETWEEN).append(columns.get(i).pad(cells.get(i)));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
