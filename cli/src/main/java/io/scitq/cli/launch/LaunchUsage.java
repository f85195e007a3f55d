package io.scitq.cli.launch;

import java.util.List;

/** The words of the help and of the manual page. */
final class LaunchUsage {
  static final String SYNOPSIS = "scitq-launch [OPTION]... [--] COMMAND [ARGUMENT]...";
  static final List<String> DESCRIPTION =
      List.of(
          "Queues one task for the scitq workers. Options stand before the command; the first word"
              + " that is none begins it, and -- ends the options.",
          "The words of the command are joined by spaces; a word with a space is put in quotes."
              + " URIs are checked here: they begin with ftp://, file://, http://, https://,"
              + " run+fastq://, run+submitted:// or the name of a remote of /etc/rclone.conf (or of"
              + " the file RCLONE_CONFIG names), such as azure://.");
  static final List<String> EXAMPLES =
      List.of(
          "scitq-launch -b mybatch echo hello",
          "scitq-launch -d ubuntu:latest -i 'azure://data/a.txt azure://data/b.txt'"
              + " -o azure://results/a/ sh -c 'wc /input/* > /output/count'",
          "scitq-launch -R '12 13' --retry 2 -- ./merge.sh --all");

  private static final int TERM = 32;

  private LaunchUsage() {}

  static String text() {
    StringBuilder text = new StringBuilder("Usage: " + SYNOPSIS + "\n");
    DESCRIPTION.forEach(paragraph -> text.append('\n').append(wrapped(paragraph)));
    text.append("\nOptions:\n");
    for (LaunchOption option : LaunchOption.values()) {
      String term = "  " + option.synopsis();
      text.append(term)
          .repeat(" ", Math.max(2, TERM - term.length()))
          .append(option.help())
          .append('\n');
    }
    text.append("\nExamples:\n");
    EXAMPLES.forEach(example -> text.append("  ").append(example).append('\n'));
    return text.toString();
  }

  private static String wrapped(String paragraph) {
    StringBuilder lines = new StringBuilder();
    int width = 0;
    for (String word : paragraph.split(" ", -1)) {
      boolean fits = width == 0 || width + 1 + word.length() <= 100;
      lines.append(width == 0 ? "" : fits ? " " : "\n").append(word);
      width = fits && width > 0 ? width + 1 + word.length() : word.length();
    }
    return lines.append('\n').toString();
  }
}
