package io.scitq.spi;

import java.util.Optional;

/** One configured provider: its catalog, its quotas and its instances. */
public interface Provider extends AutoCloseable {
  /** Its name. */
  ProviderId id();

  /** Reads what it sells. */
  CatalogSource catalog();

  /** Reads its quotas. */
  QuotaSource quotas();

  /** Makes and deletes instances. */
  InstanceDriver instances();

  /**
   * True when its instances are processes of the daemon's own host: looking at them costs nothing,
   * so it is noticed at once when one has died.
   */
  default boolean isOwnHost() {
    return false;
  }

  /** A worker that is to be there always, whatever the batches want. */
  default Optional<StandingWorker> standing() {
    return Optional.empty();
  }

  /** Frees connections and threads. */
  @Override
  void close();
}
