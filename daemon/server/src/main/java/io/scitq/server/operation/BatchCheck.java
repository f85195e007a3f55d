package io.scitq.server.operation;

import io.scitq.api.BatchAction;
import io.scitq.api.BatchCommand;
import io.scitq.api.Items;
import io.scitq.store.BatchEffect;
import java.util.List;
import java.util.function.Function;

/** What stopping, resuming and deleting batches have in common. */
final class BatchCheck {
  private static final int MAX_BATCHES = 1000;

  private BatchCheck() {}

  /**
   * Checks a command.
   *
   * @param signals the signals that it may send; 0, none, is always right
   */
  static void check(BatchCommand command, List<Integer> signals) {
    RequestCheck check = new RequestCheck();
    int number = command.batches().size();
    if (number < 1 || number > MAX_BATCHES) {
      check.mistake("batches must name 1 to " + MAX_BATCHES + " batches, got " + number);
    }
    command.batches().forEach(batch -> check.text("batches", batch));
    int signal = signal(command);
    if (signal != 0 && !signals.contains(signal)) {
      check.mistake(
          signals.isEmpty()
              ? "signal must be absent, got " + signal
              : "signal must be 0 or one of " + signals + ", got " + signal);
    }
    check.orThrow();
  }

  static int signal(BatchCommand command) {
    return command.signal() == null ? 0 : command.signal();
  }

  /** Does it batch by batch, each in a transaction of its own, and tells what was done. */
  static Items<BatchAction> each(BatchCommand command, Function<String, BatchEffect> act) {
    return new Items<>(
        command.batches().stream().distinct().map(name -> view(name, act.apply(name))).toList());
  }

  private static BatchAction view(String name, BatchEffect effect) {
    return new BatchAction(
        name,
        effect.known(),
        effect.workers(),
        effect.signals(),
        effect.tasks(),
        effect.recruiters());
  }
}
