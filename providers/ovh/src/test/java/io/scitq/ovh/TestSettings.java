package io.scitq.ovh;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Settings for tests that need one part only. */
final class TestSettings {
  private TestSettings() {}

  static OvhSettings of(String base) {
    return of(base, Duration.ofSeconds(10));
  }

  static OvhSettings of(String base, Duration timeout) {
    return new OvhSettings(
        URI.create(base),
        FakeOvh.KEYS,
        FakeOvh.PROJECT,
        List.of("GRA11"),
        "FR",
        Optional.empty(),
        "Ubuntu 24.04",
        timeout);
  }

  static SignedClient client(String base) {
    return new SignedClient(of(base), InstantSource.system());
  }
}
