package io.scitq.server.operation;

import io.scitq.store.StrayRow;
import io.scitq.store.StrayStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the strays that a request names. */
final class NamedStrays {
  private NamedStrays() {}

  static List<StrayRow> select(
      StrayStore strays, @Nullable String provider, @Nullable String name) {
    return strays.list().stream()
        .filter(row -> provider == null || row.id().provider().value().equals(provider))
        .filter(row -> name == null || row.name().value().equals(name))
        .toList();
  }

  /**
   * At least one.
   *
   * @throws ProblemException when there is none, or no name is given
   */
  static List<StrayRow> required(
      StrayStore strays, @Nullable String provider, @Nullable String name) {
    new RequestCheck().required("name", name).text("provider", provider).orThrow();
    List<StrayRow> found = select(strays, provider, name);
    if (found.isEmpty()) {
      throw ProblemException.notFound(
          "stray-unknown",
          "No stray of the name " + name + (provider == null ? "" : " at " + provider));
    }
    return found;
  }
}
