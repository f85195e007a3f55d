package io.scitq.server.operation;

import io.scitq.api.BatchAction;
import io.scitq.api.BatchCommand;
import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.BatchEffect;
import io.scitq.store.BatchStore;
import java.time.InstantSource;
import java.util.List;

/** Deletes batches: tasks, recruiters, and what was to be launched for them; workers stay. */
public final class DeleteBatches implements Operation<BatchCommand, Items<BatchAction>> {
  private final BatchStore batches;
  private final InstantSource clock;
  private final Hints hints;

  /** Works on this store. */
  public DeleteBatches(BatchStore batches, InstantSource clock, Hints hints) {
    this.batches = batches;
    this.clock = clock;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.BATCH_DELETE;
  }

  @Override
  public Class<BatchCommand> requestType() {
    return BatchCommand.class;
  }

  @Override
  public Items<BatchAction> run(BatchCommand command) {
    BatchCheck.check(command, List.of());
    return BatchCheck.each(command, this::one);
  }

  /** One batch. */
  public BatchEffect one(String batch) {
    BatchEffect effect = batches.delete(batch, clock.instant());
    hints.publish(Hint.TASK);
    hints.publish(Hint.RECRUITER);
    return effect;
  }
}
