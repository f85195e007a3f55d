package io.scitq.server.update;

import io.scitq.catalog.Catalog;
import java.util.concurrent.atomic.AtomicReference;

/** The catalog of this process: one immutable snapshot, replaced whole after a committed update. */
public final class LiveCatalog {
  private final AtomicReference<Catalog> current = new AtomicReference<>(Catalog.EMPTY);

  /** The newest snapshot. */
  public Catalog current() {
    return current.get();
  }

  /** Replaces the snapshot, unless a newer one is already there. */
  public void swap(Catalog next) {
    current.accumulateAndGet(next, (old, fresh) -> fresh.version() >= old.version() ? fresh : old);
  }
}
