package io.scitq.spi;

import java.util.List;

/** What became of a provider's configuration. */
public sealed interface ProviderSetup {
  /** It is ready; nothing was asked of the cloud yet. */
  record Enabled(Provider provider) implements ProviderSetup {}

  /**
   * It is left out; the rest of the daemon runs.
   *
   * @param reason one sentence naming what is missing
   */
  record Disabled(String reason) implements ProviderSetup {}

  /**
   * Its configuration is wrong.
   *
   * @param mistakes all of them, each naming the key, the value unless secret, and what is allowed
   */
  record Invalid(List<String> mistakes) implements ProviderSetup {
    /** Copies the list. */
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }
  }
}
