package io.scitq.server.bench;

import java.util.Arrays;
import java.util.Locale;

/** Durations of repeated runs, told as median and 99th percentile. */
final class Samples {
  private final long[] nanos;
  private int count;

  Samples(int capacity) {
    nanos = new long[capacity];
  }

  void add(long duration) {
    nanos[count++] = duration;
  }

  double medianMillis() {
    return at(0.5);
  }

  double p99Millis() {
    return at(0.99);
  }

  private double at(double part) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1, Math.floor(part * count))] / 1e6;
  }

  String line(String what) {
    return String.format(
        Locale.ROOT,
        "%-44s median %8.3f ms   p99 %8.3f ms   (%d runs)",
        what,
        medianMillis(),
        p99Millis(),
        count);
  }
}
