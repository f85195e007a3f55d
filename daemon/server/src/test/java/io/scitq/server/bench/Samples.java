package io.scitq.server.bench;

import java.util.Arrays;
import java.util.Locale;

/** Durations of repeated runs, told as median and 99th percentile. Threads may add at once. */
final class Samples {
  private long[] nanos;
  private int count;

  Samples(int capacity) {
    nanos = new long[Math.max(16, capacity)];
  }

  synchronized void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = duration;
  }

  synchronized int count() {
    return count;
  }

  double medianMillis() {
    return at(0.5);
  }

  double p99Millis() {
    return at(0.99);
  }

  double worstMillis() {
    return at(1);
  }

  private synchronized double at(double part) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1, Math.floor(part * count))] / 1e6;
  }

  String line(String what) {
    return String.format(
        Locale.ROOT,
        "%-52s median %8.3f ms   p99 %8.3f ms   worst %8.3f ms   (%d runs)",
        what,
        medianMillis(),
        p99Millis(),
        worstMillis(),
        count());
  }
}
