package io.scitq.protofilter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Guesses what was meant by a word that is not allowed. */
final class Suggestion {
  /** Words people use for the same thing, seen in tickets and in the vendors' own names. */
  private static final Map<String, String> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("mem", "ram"),
          Map.entry("memory", "ram"),
          Map.entry("vcpu", "cpu"),
          Map.entry("vcpus", "cpu"),
          Map.entry("core", "cpu"),
          Map.entry("cores", "cpu"),
          Map.entry("storage", "disk"),
          Map.entry("gpu", "gpumem"),
          Map.entry("gpuram", "gpumem"),
          Map.entry("price", "cost"),
          Map.entry("location", "region"),
          Map.entry("cloud", "provider"),
          Map.entry("=", "=="),
          Map.entry("===", "=="),
          Map.entry("=>", ">="),
          Map.entry("=<", "<="),
          Map.entry("<>", "!="),
          Map.entry("=~", "~"),
          Map.entry("~!", "!~"),
          Map.entry("#!", "!#"));

  private Suggestion() {}

  static Optional<String> of(String found, List<String> allowed) {
    String word = found.toLowerCase(Locale.ROOT);
    Optional<String> other = Optional.ofNullable(OTHER_WORDS.get(word)).filter(allowed::contains);
    if (other.isPresent() || word.length() < 2 || word.length() > 20) {
      return other;
    }
    String best = "";
    int least = Math.min(2, word.length() - 1);
    for (String candidate : allowed) {
      int distance = distance(word, candidate);
      if (Character.isLetter(candidate.charAt(0)) && distance <= least) {
        best = distance < least || best.isEmpty() ? candidate : best;
        least = distance;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Letters to insert, drop or replace to turn one word into the other (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int above = row[column];
        int change = from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1;
        row[column] = Math.min(Math.min(above, row[column - 1]) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
