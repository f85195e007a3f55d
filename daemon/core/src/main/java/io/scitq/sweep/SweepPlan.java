package io.scitq.sweep;

import io.scitq.deploy.LaunchId;
import io.scitq.spi.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What one listing teaches.
 *
 * @param strays everything without a row, by vendor id
 * @param over known strays that are there no longer, or belong to a row by now
 * @param present launches that were missed before and are there
 * @param missing launches that a complete listing lacks for the first time
 * @param lost launches that two complete listings in a row lack
 */
public record SweepPlan(
    List<Stray> strays,
    Set<StrayId> over,
    Set<LaunchId> present,
    Set<LaunchId> missing,
    List<LaunchFact> lost) {
  /** Copies the collections. */
  public SweepPlan {
    strays = List.copyOf(strays);
    over = Set.copyOf(over);
    present = Set.copyOf(present);
    missing = Set.copyOf(missing);
    lost = List.copyOf(lost);
  }

  /**
   * Something without a row.
   *
   * @param instance as the provider describes it
   * @param firstSeen when a listing had it first
   * @param sightings how many listings had it, this one counted
   * @param ripe whether it was seen twice and is old enough to be deleted
   * @param delete whether its deletion is to begin
   */
  public record Stray(
      Instance instance, Instant firstSeen, int sightings, boolean ripe, boolean delete) {
    /** What it is. */
    public StrayId id() {
      return StrayId.of(instance);
    }
  }
}
