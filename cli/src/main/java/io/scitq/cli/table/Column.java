package io.scitq.cli.table;

import java.util.List;

/**
 * How one column of a table is printed, learnt from its first cells.
 *
 * @param width characters
 * @param numeric true when every cell is a number: then it is aligned to the right
 * @param places most characters after the point, -1 for none; less than that in a column that is
 *     not aligned on the point
 */
record Column(int width, boolean numeric, int places) {
  private static final int NO_POINT = -2;

  /** The column of these cells, at least so many characters wide. */
  static Column of(List<String> raw, int minimum) {
    List<String> stripped = raw.stream().map(String::strip).toList();
    boolean whole = !stripped.isEmpty() && stripped.stream().allMatch(NumberText::isWhole);
    boolean numeric = !stripped.isEmpty() && stripped.stream().allMatch(NumberText::isNumber);
    int places =
        numeric && !whole
            ? stripped.stream()
                .map(NumberText::general)
                .mapToInt(NumberText::charactersAfterPoint)
                .max()
                .orElse(-1)
            : NO_POINT;
    Column shape = new Column(0, numeric, places);
    int width =
        stripped.stream()
            .map(shape::cell)
            .flatMap(String::lines)
            .mapToInt(Column::width)
            .max()
            .orElse(0);
    return new Column(Math.max(width, minimum), numeric, places);
  }

  /** A cell as it is printed: numbers of one column have their points below each other. */
  String cell(String raw) {
    String stripped = raw.strip();
    if (places == NO_POINT || !NumberText.isNumber(stripped)) {
      return stripped;
    }
    String number = NumberText.general(stripped);
    return number + " ".repeat(Math.max(0, places - NumberText.charactersAfterPoint(number)));
  }

  String pad(String text) {
    String blanks = " ".repeat(Math.max(0, width - width(text)));
    return numeric ? blanks + text : text + blanks;
  }

  static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
