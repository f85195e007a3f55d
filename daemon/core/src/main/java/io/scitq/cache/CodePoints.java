package io.scitq.cache;

import java.util.Arrays;
import java.util.Comparator;

/** The order of Python's strings. Java compares UTF-16 units, which differs beyond U+FFFF. */
final class CodePoints {
  static final Comparator<String> ORDER = CodePoints::compare;

  private CodePoints() {}

  private static int compare(String one, String other) {
    int[] left = one.codePoints().toArray();
    int[] right = other.codePoints().toArray();
    return Arrays.compare(left, right);
  }
}
