package io.scitq.sim.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Time that stands still until a test steps it; due acts run on the stepping thread, in order. */
public final class SteppedTime implements SimTime {
  private record Later(Instant at, long number, Runnable act) {}

  private final PriorityQueue<Later> waiting =
      new PriorityQueue<>(Comparator.comparing(Later::at).thenComparing(Later::number));
  private Instant now;
  private long count;

  SteppedTime(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void after(Duration delay, Runnable act) {
    waiting.add(new Later(now.plus(delay), count++, act));
  }

  /** Moves time forward and runs everything that falls due, also what those acts ask for. */
  public void advance(Duration step) {
    Instant target = instant().plus(step);
    for (Optional<Later> next = due(target); next.isPresent(); next = due(target)) {
      next.get().act().run();
    }
    arrive(target);
  }

  private synchronized Optional<Later> due(Instant target) {
    Later next = waiting.peek();
    if (next == null || next.at().isAfter(target)) {
      return Optional.empty();
    }
    waiting.remove();
    if (next.at().isAfter(now)) {
      now = next.at();
    }
    return Optional.of(next);
  }

  private synchronized void arrive(Instant target) {
    now = target;
  }

  @Override
  public synchronized void close() {
    waiting.clear();
  }
}
