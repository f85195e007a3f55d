package io.scitq.cost;

import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One launch, from the provider's yes until the machine is gone.
 *
 * @param batch the batch it was launched for
 * @param offering what was bought
 * @param purchase how
 * @param price per hour at launch; later prices do not count
 * @param started when the provider accepted it; empty when nothing was ever made
 * @param ended when its absence was certain; empty while it is there
 * @param failed true when no worker ever registered and the launch has ended
 * @param moves when it was handed to other batches, in order of time
 */
public record MachineLife(
    String batch,
    OfferingId offering,
    Purchase purchase,
    Price price,
    Optional<Instant> started,
    Optional<Instant> ended,
    boolean failed,
    List<Move> moves) {
  /** Copies the list. */
  public MachineLife {
    moves = List.copyOf(moves);
  }

  /**
   * From then on it worked for this batch.
   *
   * @param at when
   * @param batch for whom
   */
  public record Move(Instant at, String batch) {}
}
