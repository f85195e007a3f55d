package io.scitq.statistics;

import io.scitq.spi.OfferingId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is counted of one offering.
 *
 * @param offering which one
 * @param tallies by kind of event
 */
public record OfferingStatistics(OfferingId offering, Map<String, Tally> tallies) {
  /** Copies the map. */
  public OfferingStatistics {
    tallies = Map.copyOf(tallies);
  }

  /** Failures by their class. */
  public SortedMap<String, Tally> failures() {
    SortedMap<String, Tally> failures = new TreeMap<>();
    tallies.forEach((kind, tally) -> {
      if (kind.startsWith(OfferingEvent.FAILED)) {
        failures.put(kind.substring(OfferingEvent.FAILED.length()), tally);
      }
    });
    return failures;
  }
}
