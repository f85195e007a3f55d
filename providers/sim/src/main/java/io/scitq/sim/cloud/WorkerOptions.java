package io.scitq.sim.cloud;

import java.time.Duration;

/**
 * How simulated workers behave on the machines that have booted.
 *
 * @param enabled false when machines shall boot and stay empty
 * @param pollInterval pause between two rounds; 4 s in scitq 1.3
 * @param idleAfter idle time before the worker says so; 600 s in scitq 1.3
 * @param idleNeverUsed the same for a worker that never had a task; 3600 s in scitq 1.3
 * @param secondOfWork how long one second of a task's own time lasts here; 1 s at real pace
 * @param failureRate part of the tasks that fail, 0 to 1
 * @param evictionNotices whether a worker on Azure says that it is evicted
 */
public record WorkerOptions(
    boolean enabled,
    Duration pollInterval,
    Duration idleAfter,
    Duration idleNeverUsed,
    Duration secondOfWork,
    double failureRate,
    boolean evictionNotices) {
  /** Checks the ranges. */
  public WorkerOptions {
    if (!pollInterval.isPositive()) {
      throw new IllegalArgumentException("poll interval must be positive, got " + pollInterval);
    }
    if (!(failureRate >= 0 && failureRate <= 1)) {
      throw new IllegalArgumentException("failure rate must be 0 to 1, got " + failureRate);
    }
  }

  /** The behaviour of a pace; nothing fails unless asked. */
  public static WorkerOptions of(Pace pace) {
    return switch (pace) {
      case FAST ->
          new WorkerOptions(
              true,
              Duration.ofMillis(100),
              Duration.ofSeconds(2),
              Duration.ofSeconds(10),
              Duration.ofMillis(50),
              0,
              true);
      case REAL ->
          new WorkerOptions(
              true,
              Duration.ofSeconds(4),
              Duration.ofSeconds(600),
              Duration.ofSeconds(3600),
              Duration.ofSeconds(1),
              0,
              true);
    };
  }

  /** Switches the workers on or off. */
  public WorkerOptions withEnabled(boolean value) {
    return new WorkerOptions(
        value, pollInterval, idleAfter, idleNeverUsed, secondOfWork, failureRate, evictionNotices);
  }

  /** Sets the pause between two rounds. */
  public WorkerOptions withPollInterval(Duration value) {
    return new WorkerOptions(
        enabled, value, idleAfter, idleNeverUsed, secondOfWork, failureRate, evictionNotices);
  }

  /** Sets the idle time before the call, for used and never used workers. */
  public WorkerOptions withIdleAfter(Duration used, Duration neverUsed) {
    return new WorkerOptions(
        enabled, pollInterval, used, neverUsed, secondOfWork, failureRate, evictionNotices);
  }

  /** Sets how long one second of a task lasts. */
  public WorkerOptions withSecondOfWork(Duration value) {
    return new WorkerOptions(
        enabled, pollInterval, idleAfter, idleNeverUsed, value, failureRate, evictionNotices);
  }

  /** Sets the part of the tasks that fail. */
  public WorkerOptions withFailureRate(double value) {
    return new WorkerOptions(
        enabled, pollInterval, idleAfter, idleNeverUsed, secondOfWork, value, evictionNotices);
  }

  /** Sets whether evictions are announced to the server. */
  public WorkerOptions withEvictionNotices(boolean value) {
    return new WorkerOptions(
        enabled, pollInterval, idleAfter, idleNeverUsed, secondOfWork, failureRate, value);
  }
}
