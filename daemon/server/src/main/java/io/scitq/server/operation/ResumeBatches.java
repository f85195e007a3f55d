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

/** Lets stopped batches go on: their paused workers run again. */
public final class ResumeBatches implements Operation<BatchCommand, Items<BatchAction>> {
  private static final List<Integer> SIGNALS = List.of(18);

  private final BatchStore batches;
  private final InstantSource clock;
  private final Hints hints;

  /** Works on this store. */
  public ResumeBatches(BatchStore batches, InstantSource clock, Hints hints) {
    this.batches = batches;
    this.clock = clock;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.BATCH_GO;
  }

  @Override
  public Class<BatchCommand> requestType() {
    return BatchCommand.class;
  }

  @Override
  public Items<BatchAction> run(BatchCommand command) {
    BatchCheck.check(command, SIGNALS);
    return BatchCheck.each(command, batch -> one(batch, BatchCheck.signal(command)));
  }

  /** One batch, with any signal: REST passes the number through. */
  public BatchEffect one(String batch, int signal) {
    BatchEffect effect = batches.resume(batch, signal, clock.instant());
    hints.publish(Hint.WORKER);
    hints.publish(Hint.RECRUITER);
    return effect;
  }
}
