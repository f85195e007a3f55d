package io.scitq.cli.table;

import java.util.List;

/**
 * One column of a table, its cells already formatted.
 *
 * @param cells the cells; numbers of one column carry the same number of places after the point
 * @param width characters
 * @param numeric true when every cell is a number: then it is aligned to the right
 */
record Column(List<String> cells, int width, boolean numeric) {

  Column {
    cells = List.copyOf(cells);
  }

  /** Formats the cells of one column, at least so many characters wide. */
  static Column of(List<String> raw, int minimum) {
    List<String> stripped = raw.stream().map(String::strip).toList();
    boolean whole = !stripped.isEmpty() && stripped.stream().allMatch(NumberText::isWhole);
    boolean numeric = !stripped.isEmpty() && stripped.stream().allMatch(NumberText::isNumber);
    List<String> cells = numeric && !whole ? onThePoint(stripped) : stripped;
    int width = cells.stream().flatMap(String::lines).mapToInt(Column::width).max().orElse(0);
    return new Column(cells, Math.max(width, minimum), numeric);
  }

  private static List<String> onThePoint(List<String> numbers) {
    List<String> cells = numbers.stream().map(NumberText::general).toList();
    int most = cells.stream().mapToInt(NumberText::charactersAfterPoint).max().orElse(-1);
    return cells.stream()
        .map(cell -> cell + " ".repeat(most - NumberText.charactersAfterPoint(cell)))
        .toList();
  }

  String cell(int row) {
    return cells.get(row);
  }

  String pad(String text) {
    String blanks = " ".repeat(Math.max(0, width - width(text)));
    return numeric ? blanks + text : text + blanks;
  }

  static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
