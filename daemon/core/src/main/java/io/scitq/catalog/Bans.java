package io.scitq.catalog;

import io.scitq.spi.OfferingId;
import io.scitq.spi.Region;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that operators forbid, ready to be asked for thousands of offerings. Immutable. */
public final class Bans {
  /** Nothing is forbidden. */
  public static final Bans NONE = new Bans(List.of());

  private final Map<String, List<Ban>> byFlavor;

  /** Takes over the bans; of several that cover an offering the first one is told. */
  public Bans(Collection<Ban> bans) {
    byFlavor = bans.stream().collect(Collectors.groupingBy(Ban::flavor));
  }

  /** What forbids this offering, if anything. */
  public Optional<Ban> of(OfferingId offering) {
    List<Ban> bans = byFlavor.get(offering.flavor().name());
    return bans == null
        ? Optional.empty()
        : bans.stream().filter(ban -> ban.covers(offering)).findFirst();
  }

  /** Says whether anything in this region may be forbidden: no need to ask for each flavor. */
  public boolean touch(Region region) {
    return byFlavor.values().stream()
        .flatMap(List::stream)
        .anyMatch((Ban ban) -> ban.touches(region));
  }
}
