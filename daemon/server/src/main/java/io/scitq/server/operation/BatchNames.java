package io.scitq.server.operation;

import io.scitq.store.BatchStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a batch that has nothing to show from one that is mistyped. Asked only when a list came out
 * empty, so that it costs nothing else.
 */
public final class BatchNames {
  private static final int SHOWN = 8;

  private final BatchStore batches;

  /** Looks into this store. */
  public BatchNames(BatchStore batches) {
    this.batches = batches;
  }

  /**
   * Checks that the batch is named by anything; absent is fine.
   *
   * @throws ProblemException 404 {@code batch-unknown} with some that are known
   */
  void check(@Nullable String batch) {
    if (batch == null || batches.isKnown(batch)) {
      return;
    }
    List<String> alike = batches.alike(batch, SHOWN);
    throw ProblemException.notFound(
        "batch-unknown",
        "No such batch " + batch,
        alike.isEmpty() ? List.of() : List.of("known: " + String.join(", ", alike)));
  }
}
