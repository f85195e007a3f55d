package io.scitq.sweep;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares a listing with the launch rows, both ways. The rows must have been read after the
 * listing: a launch is recorded before it is asked for, so that nothing of ours can be listed
 * without a row.
 */
public final class StrayPlanner {
  /** One listing proves nothing, neither presence that lasts nor absence. */
  private static final int LISTINGS = 2;

  private final Listing listing;
  private final Map<InstanceName, LaunchFact> rows = new HashMap<>();
  private final Map<StrayId, KnownStray> known;
  private final SweepSettings settings;
  private final Instant now;

  private StrayPlanner(
      Listing listing, Collection<KnownStray> known, SweepSettings settings, Instant now) {
    this.listing = listing;
    this.known =
        known.stream()
            .filter(stray -> stray.id().provider().equals(listing.provider()))
            .collect(Collectors.toMap(KnownStray::id, stray -> stray));
    this.settings = settings;
    this.now = now;
  }

  /**
   * What this listing teaches.
   *
   * @param launches those that are not over, of all providers
   * @param known strays of earlier sweeps, of all providers
   */
  public static SweepPlan plan(
      Listing listing,
      Collection<LaunchFact> launches,
      Collection<KnownStray> known,
      SweepSettings settings,
      Instant now) {
    StrayPlanner planner = new StrayPlanner(listing, known, settings, now);
    launches.stream()
        .filter(launch -> launch.where().provider().equals(listing.provider()))
        .forEach(launch -> planner.rows.put(launch.name(), launch));
    return planner.plan();
  }

  private SweepPlan plan() {
    List<SweepPlan.Stray> strays =
        listing.instances().stream()
            .filter(instance -> !hasRow(instance))
            .flatMap(instance -> stray(instance).stream())
            .sorted(Comparator.comparing(stray -> stray.id().vendorId()))
            .toList();
    Set<LaunchId> present = new HashSet<>();
    Set<LaunchId> missing = new HashSet<>();
    List<LaunchFact> lost = new ArrayList<>();
    Set<InstanceName> machines = machines();
    rows.values().stream()
        .sorted(Comparator.comparing(LaunchFact::id))
        .forEach(launch -> {
          if (machines.contains(launch.name())) {
            if (launch.missed() > 0) {
              present.add(launch.id());
            }
          } else if (canBeMissed(launch)) {
            if (launch.missed() + 1 >= LISTINGS) {
              lost.add(launch);
            } else {
              missing.add(launch.id());
            }
          }
        });
    return new SweepPlan(strays, over(strays), present, missing, lost);
  }

  /** A second machine of the same name is not the row's. */
  private boolean hasRow(Instance instance) {
    LaunchFact row = rows.get(instance.name());
    return row != null && row.vendorId().map(instance.vendorId()::equals).orElse(true);
  }

  private Optional<SweepPlan.Stray> stray(Instance instance) {
    KnownStray before = known.get(StrayId.of(instance));
    if (before == null && instance.status() == InstanceStatus.DELETING) {
      return Optional.empty(); // the last that lists show of what we deleted
    }
    Instant firstSeen = before == null ? now : before.firstSeen();
    int sightings = before == null ? 1 : before.sightings() + 1;
    Instant since = instance.createdAt().filter(made -> made.isBefore(firstSeen)).orElse(firstSeen);
    boolean old = !since.plus(settings.minimumAge()).isAfter(now);
    boolean ripe = old && sightings >= LISTINGS;
    boolean deleting = before != null && before.deleting();
    return Optional.of(
        new SweepPlan.Stray(
            instance, firstSeen, sightings, ripe, deleting || (ripe && settings.delete())));
  }

  /** What is being deleted stays known until its deletion has seen to it. */
  private Set<StrayId> over(List<SweepPlan.Stray> strays) {
    Set<StrayId> there = strays.stream().map(SweepPlan.Stray::id).collect(Collectors.toSet());
    Set<StrayId> listed = listing.instances().stream().map(StrayId::of).collect(Collectors.toSet());
    return known.values().stream()
        .filter(stray -> !there.contains(stray.id()) && !stray.deleting())
        .filter(stray -> listed.contains(stray.id()) || listing.complete().contains(stray.region()))
        .map(KnownStray::id)
        .collect(Collectors.toSet());
  }

  private Set<InstanceName> machines() {
    return listing.instances().stream()
        .filter(instance -> instance.status() != InstanceStatus.DELETING)
        .filter(instance -> instance.status() != InstanceStatus.LEFTOVER)
        .map(Instance::name)
        .collect(Collectors.toSet());
  }

  /** Earlier steps of a launch are looked after by the deployer. */
  private boolean canBeMissed(LaunchFact launch) {
    return launch.status() == LaunchStatus.REGISTERED
        && listing.complete().contains(launch.where().name())
        && launch.since().plus(settings.settle()).isBefore(listing.begunAt());
  }
}
