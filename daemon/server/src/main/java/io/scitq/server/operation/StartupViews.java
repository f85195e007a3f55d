package io.scitq.server.operation;

import io.scitq.api.Items;
import io.scitq.api.StartupView;
import io.scitq.store.StartupRow;
import io.scitq.store.StartupStore;
import java.util.List;
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
    List<StartupRow> all = startups.list();
    Items<StartupView> found =
        new Items<>(
            all.stream()
                .filter(row -> provider == null || row.provider().value().equals(provider))
                .map(StartupViews::view)
                .toList());
    if (provider != null && found.items().isEmpty()) {
      List<String> known = all.stream().map(row -> row.provider().value()).distinct().toList();
      throw ProblemException.invalid(
          "provider-unknown",
          "unknown provider '" + provider + "'",
          known.isEmpty() ? List.of() : List.of("known: " + String.join(", ", known)));
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
