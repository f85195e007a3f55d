package io.scitq.recruit;

import io.scitq.catalog.Ban;
import io.scitq.catalog.Bans;
import io.scitq.catalog.Catalog;
import io.scitq.catalog.PreferredRegion;
import io.scitq.quota.QuotaFacts;
import io.scitq.quota.Unavailability;
import io.scitq.samples.RandomOffers;
import io.scitq.samples.Workers;
import io.scitq.spi.Offering;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import io.scitq.statistics.OfferingStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A snapshot in the making, for the tests of the planners. */
final class World {
  static final Instant NOW = Workers.NOW;

  final List<Recruiter> recruiters = new ArrayList<>();
  final Map<String, Integer> pending = new HashMap<>();
  final List<WorkerFact> workers = new ArrayList<>();
  final Map<Region, Integer> cores = new HashMap<>();
  final List<Ban> bans = new ArrayList<>();
  final List<Unavailability> blocks = new ArrayList<>();
  final List<PreferredRegion> preferred = new ArrayList<>();
  Set<ProviderId> launchable = Set.of(RandomOffers.ovh(), RandomOffers.azure());
  final Set<String> stopped = new HashSet<>();
  Instant observed = NOW;
  final List<Eviction> evictions = new ArrayList<>();
  final List<OfferingStatistics> statistics = new ArrayList<>();
  EvictionLimits limits = EvictionLimits.NONE;
  int inFlight = 1000;
  List<Offering> offerings = List.of();

  static World of(Offering... offerings) {
    World world = new World();
    world.offerings = List.of(offerings);
    return world;
  }

  World pending(String batch, int tasks) {
    pending.put(batch, tasks);
    return this;
  }

  World worker(Workers worker) {
    workers.add(worker.make());
    return this;
  }

  World worker(WorkerFact worker) {
    workers.add(worker);
    return this;
  }

  World cores(Offering where, int quota) {
    cores.put(where.id().where(), quota);
    return this;
  }

  World recruiter(Recruiter recruiter) {
    recruiters.add(recruiter);
    return this;
  }

  /** One task per worker, anywhere. */
  static Recruiter recruiter(String batch, int rank, String flavor) {
    return new Recruiter(
        new RecruiterId(batch, rank),
        flavor,
        Optional.of("auto"),
        Optional.of("auto"),
        4,
        1,
        1,
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  RecruitSnapshot snapshot() {
    return new RecruitSnapshot(
        recruiters,
        pending,
        workers,
        new QuotaFacts(cores, List.of()),
        blocks,
        new Bans(bans),
        launchable,
        stopped,
        evictions,
        statistics);
  }

  RecruitSettings settings() {
    return new RecruitSettings(
        preferred, Duration.ofMinutes(2), Duration.ofHours(48), 10, inFlight, limits);
  }

  Catalog catalog() {
    Map<Region, Instant> at = new HashMap<>();
    offerings.forEach(offering -> at.put(offering.id().where(), observed));
    return Catalog.of(1, offerings, at);
  }

  RecruitPlan plan() {
    return RecruitPlanner.plan(snapshot(), settings(), catalog(), NOW);
  }

  List<Decision> decisions() {
    return plan().recruitings().stream().flatMap(part -> part.decisions().stream()).toList();
  }
}
