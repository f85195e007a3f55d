package io.scitq.server.operation;

import io.scitq.catalog.Catalog;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.ProviderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Catches a mistyped provider or region before it becomes a recruiter that never recruits. What the
 * catalog knows and what is configured are both allowed; {@code auto} always is.
 */
public final class ProviderNames {
  private static final String AUTO = "auto";

  private final Set<ProviderId> configured;
  private final LiveCatalog catalog;

  /** Knows the configured providers and looks into the catalog for the rest. */
  public ProviderNames(Set<ProviderId> configured, LiveCatalog catalog) {
    this.configured = Set.copyOf(configured);
    this.catalog = catalog;
  }

  /**
   * Checks both names.
   *
   * @throws ProblemException 400 {@code provider-unknown} or {@code region-unknown}, with the names
   *     that are known
   */
  void check(Optional<String> provider, Optional<String> region) {
    Catalog current = catalog.current();
    Set<String> providers = new TreeSet<>();
    configured.forEach(id -> providers.add(id.value()));
    current.regions().forEach(known -> providers.add(known.provider().value()));
    if (isNamed(provider) && !providers.isEmpty() && !providers.contains(provider.get())) {
      throw ProblemException.invalid(
          "provider-unknown", "unknown provider '" + provider.get() + "'", allowed(providers));
    }
    Set<String> regions = new TreeSet<>();
    current.regions().stream()
        .filter(known -> !isNamed(provider) || known.provider().value().equals(provider.get()))
        .forEach(known -> regions.add(known.name()));
    if (isNamed(region) && !regions.isEmpty() && !regions.contains(region.get())) {
      String where = isNamed(provider) ? " of provider " + provider.get() : "";
      throw ProblemException.invalid(
          "region-unknown", "unknown region '" + region.get() + "'" + where, allowed(regions));
    }
  }

  private static boolean isNamed(Optional<String> name) {
    return name.isPresent() && !name.get().isBlank() && !name.get().equals(AUTO);
  }

  private static List<String> allowed(Set<String> names) {
    return List.of("known: " + String.join(", ", names) + ", or auto");
  }
}
