package io.scitq.server.operation;

import io.scitq.catalog.Catalog;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Region;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Catches a mistyped flavor before it becomes a ban that forbids nothing, or a search that finds
 * nothing.
 */
public final class FlavorNames {
  private static final int SHOWN = 8;

  /** Signs that two names must have in common at their beginnings to be called alike. */
  private static final int STEM = 3;

  private final LiveCatalog catalog;

  /** Looks into the live catalog. */
  public FlavorNames(LiveCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * A name that no offering bears.
   *
   * @param sentence says so, and where it was looked for
   * @param known some that are named alike, or nothing
   */
  record Unknown(String sentence, List<String> known) {
    /** Copies the list. */
    Unknown {
      known = List.copyOf(known);
    }
  }

  /**
   * Checks that the flavor is known there, choosable or not.
   *
   * @throws ProblemException 400 {@code flavor-unknown}, with names that are alike
   */
  void check(String flavor, Optional<String> provider, Optional<String> region) {
    unknown(flavor, provider, region)
        .ifPresent(miss -> {
          throw ProblemException.invalid("flavor-unknown", miss.sentence(), miss.known());
        });
  }

  /** What to say of the flavor if it is not known there; nothing while the catalog is empty. */
  Optional<Unknown> unknown(String flavor, Optional<String> provider, Optional<String> region) {
    Catalog current = catalog.current();
    List<Region> places =
        current.regions().stream()
            .filter(where -> provider.map(where.provider().value()::equals).orElse(true))
            .filter(where -> region.map(where.name()::equals).orElse(true))
            .toList();
    if (current.size() == 0 || isSold(current, places, flavor)) {
      return Optional.empty();
    }
    List<String> alike =
        current.flavorNames().stream()
            .filter(name -> likeness(name, flavor) >= Math.min(STEM, flavor.length()))
            .filter(name -> isSold(current, places, name))
            .sorted(
                Comparator.comparing((String name) -> -likeness(name, flavor))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(SHOWN)
            .toList();
    String where =
        provider.map(name -> " at provider " + name).orElse("")
            + region.map(name -> " in region " + name).orElse("");
    return Optional.of(
        new Unknown(
            "unknown flavor '" + flavor + "'" + where,
            alike.isEmpty() ? List.of() : List.of("known: " + String.join(", ", alike))));
  }

  /** Signs that both begin with, whatever their case; all when one is a part of the other. */
  private static int likeness(String name, String asked) {
    String one = name.toLowerCase(Locale.ROOT);
    String other = asked.toLowerCase(Locale.ROOT);
    if (one.contains(other)) {
      return asked.length();
    }
    int same = 0;
    while (same < one.length() && same < other.length() && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  private static boolean isSold(Catalog catalog, List<Region> places, String flavor) {
    return places.stream()
        .anyMatch(where ->
            catalog.find(OfferingId.of(where.provider(), where.name(), flavor)).isPresent());
  }
}
