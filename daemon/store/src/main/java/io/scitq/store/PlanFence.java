package io.scitq.store;

import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Refuses plans from a snapshot that another daemon's record has overtaken; the lease makes this
 * rare, a daemon that was stopped for longer than its lease makes it possible.
 */
final class PlanFence {
  private volatile OptionalLong seen = OptionalLong.empty();

  /** To be called in a snapshot's transaction. */
  void see(Handle handle) {
    seen = OptionalLong.of(number(handle, ""));
  }

  /** True when nobody has recorded since the snapshot; others wait until this transaction ends. */
  boolean pass(Handle handle) {
    OptionalLong before = seen;
    long current = number(handle, " FOR UPDATE");
    return before.isEmpty() || before.getAsLong() == current;
  }

  /** To be called when something was recorded; our own next record of the same pass may follow. */
  void advance(Handle handle) {
    long next =
        handle
            .createQuery(
                "UPDATE scitqd.plan_fence SET plan_number = plan_number + 1 RETURNING plan_number")
            .mapTo(Long.class)
            .one();
    seen = OptionalLong.of(next);
  }

  private static long number(Handle handle, String lock) {
    return handle
        .createQuery("SELECT plan_number FROM scitqd.plan_fence" + lock)
        .mapTo(Long.class)
        .one();
  }
}
