package io.scitq.spi;

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

  /** Frees connections and threads. */
  @Override
  void close();
}
