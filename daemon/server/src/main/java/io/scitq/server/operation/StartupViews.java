package io.scitq.server.operation;

import io.scitq.api.Items;
import io.scitq.api.StartupView;
import io.scitq.store.StartupRow;
import io.scitq.store.StartupStore;
import org.jspecify.annotations.Nullable;

/** Start-up records as views. */
final class StartupViews {
  private StartupViews() {}

  /**
   * Those of a provider, or all.
   *
   * @throws ProblemException when the provider has none
   */
  static Items<StartupView> of(StartupStore startups, @Nullable String provider) {
    Items<StartupView> found =
        new Items<>(
            startups.list().stream()
                .filter(row -> provider == null || row.provider().value().equals(provider))
                .map(StartupViews::view)
                .toList());
    if (provider != null && found.items().isEmpty()) {
      throw ProblemException.notFound(
          "provider-unknown", "No provider " + provider + " is configured");
    }
    return found;
  }

  private static StartupView view(StartupRow row) {
    return new StartupView(
        row.provider().value(),
        row.template(),
        row.failures(),
        row.tripsAt(),
        row.stopped(),
        Dates.text(row.failedAt()),
        row.detail().orElse(null));
  }
}
