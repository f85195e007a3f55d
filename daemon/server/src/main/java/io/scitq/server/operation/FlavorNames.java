package io.scitq.server.operation;

import io.scitq.catalog.Catalog;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.OfferingId;
import java.util.List;
import java.util.Optional;

/** Catches a mistyped flavor before it becomes a ban that forbids nothing. */
public final class FlavorNames {
  private static final int SHOWN = 8;

  private final LiveCatalog catalog;

  /** Looks into the live catalog. */
  public FlavorNames(LiveCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Checks that the flavor is known there, choosable or not.
   *
   * @throws ProblemException 400 {@code flavor-unknown}, with names that differ in case only or
   *     begin alike
   */
  void check(String flavor, Optional<String> provider, Optional<String> region) {
    Catalog current = catalog.current();
    if (current.size() == 0 || isKnown(current, flavor, provider, region)) {
      return;
    }
    String stem = flavor.substring(0, Math.min(flavor.length(), 3));
    List<String> alike =
        current.flavorNames().stream()
            .filter(name -> name.regionMatches(true, 0, stem, 0, stem.length()))
            .limit(SHOWN)
            .toList();
    String where =
        provider.map(name -> " at provider " + name).orElse("")
            + region.map(name -> " in region " + name).orElse("");
    throw ProblemException.invalid(
        "flavor-unknown",
        "unknown flavor '" + flavor + "'" + where,
        alike.isEmpty() ? List.of() : List.of("known: " + String.join(", ", alike)));
  }

  private static boolean isKnown(
      Catalog catalog, String flavor, Optional<String> provider, Optional<String> region) {
    return catalog.regions().stream()
        .filter(where -> provider.map(where.provider().value()::equals).orElse(true))
        .filter(where -> region.map(where.name()::equals).orElse(true))
        .anyMatch(where ->
            catalog.find(OfferingId.of(where.provider(), where.name(), flavor)).isPresent());
  }
}
