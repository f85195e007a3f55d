package io.scitq.retire;

import io.scitq.task.WorkerId;
import java.time.Duration;

/** A worker whose instance is to be deleted, and why. */
public sealed interface Retirement {
  /** The worker. */
  WorkerId worker();

  /** Its name. */
  String name();

  /** A stable word. */
  String label();

  /** It had nothing to do for this long, and its batch has nothing either. */
  record Idle(WorkerId worker, String name, Duration idle) implements Retirement {
    @Override
    public String label() {
      return "idle";
    }
  }

  /** Its instance runs, but the worker on it never registered before the deadline. */
  record NeverRegistered(WorkerId worker, String name, Duration late) implements Retirement {
    @Override
    public String label() {
      return "never-registered";
    }
  }

  /** It has been silent for this long. */
  record Silent(WorkerId worker, String name, Duration silent) implements Retirement {
    @Override
    public String label() {
      return "silent";
    }
  }

  /** Its provider takes the machine back. */
  record Evicted(WorkerId worker, String name) implements Retirement {
    @Override
    public String label() {
      return "evicted";
    }
  }
}
