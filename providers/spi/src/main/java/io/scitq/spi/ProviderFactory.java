package io.scitq.spi;

import java.util.List;

/** Makes a provider from configuration; found with {@link java.util.ServiceLoader}. */
public interface ProviderFactory {
  /** The provider it makes. */
  ProviderId id();

  /** All keys it reads. */
  List<ProviderKey> keys();

  /** Reads and checks the configuration, without talking to the cloud. */
  ProviderSetup create(ProviderSettings settings);
}
