package io.scitq.spi;

import java.util.TreeSet;

/**
 * The tag letters of a flavor, as scitq writes them: {@code G} GPU, {@code M} bare metal, {@code N}
 * NVMe disks. A database may hold other letters; they are kept.
 *
 * @param letters distinct upper-case letters in alphabetical order, possibly none
 */
public record Tags(String letters) {
  /** No tag at all. */
  public static final Tags NONE = new Tags("");

  /** Sorts the letters and drops repetitions ({@code NN} is seen in real databases). */
  public Tags {
    TreeSet<Character> sorted = new TreeSet<>();
    for (char letter : letters.toCharArray()) {
      if (!Character.isLetterOrDigit(letter)) {
        throw new IllegalArgumentException("tags must be letters, got '" + letters + "'");
      }
      sorted.add(letter);
    }
    StringBuilder canonical = new StringBuilder();
    sorted.forEach(canonical::append);
    letters = canonical.toString();
  }

  /** Says whether the letter is among the tags. */
  public boolean has(char letter) {
    return letters.indexOf(letter) >= 0;
  }

  @Override
  public String toString() {
    return letters;
  }
}
