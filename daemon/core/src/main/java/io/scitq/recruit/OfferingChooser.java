package io.scitq.recruit;

import io.scitq.catalog.Candidates;
import io.scitq.catalog.Catalog;
import io.scitq.catalog.Explanation;
import io.scitq.catalog.OfferingQuery;
import io.scitq.catalog.Ranking;
import io.scitq.catalog.Surcharge;
import io.scitq.quota.Blocks;
import io.scitq.quota.QuotaLedger;
import io.scitq.quota.Unavailability;
import io.scitq.spi.Offering;
import io.scitq.spi.Region;
import io.scitq.statistics.Losses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest offerings that can be launched now, for recruiters and for deployments alike.
 * It keeps what the pass has taken, so that two launches of a pass see each other.
 */
final class OfferingChooser {
  private final Catalog catalog;
  private final Ranking ranking;
  private final RecruitSnapshot snapshot;
  private final RecruitSettings settings;
  private final Instant now;
  private final QuotaLedger ledger;
  private final Blocks blocks;
  private final @Nullable RegionGate[] gates;
  private final GateShutters shutters;
  private final Map<Reason, RegionGate.Shut> shuts = new HashMap<>();
  private int obstaclesMet;

  OfferingChooser(
      RecruitSnapshot snapshot, RecruitSettings settings, Catalog catalog, Instant now) {
    this.catalog = catalog;
    ranking = catalog.ranking(Losses.surcharges(snapshot.statistics(), now));
    this.snapshot = snapshot;
    this.settings = settings;
    this.now = now;
    ledger = Fleet.ledger(snapshot, catalog, settings.unknownQuotaInstances());
    blocks =
        new Blocks(snapshot.unavailabilities(), Fleet.launching(snapshot.workers(), catalog), now);
    gates = new RegionGate[catalog.regions().size()];
    shutters = new GateShutters(gates.length);
  }

  /** Takes up to {@code wanted} instances, cheapest first. */
  Choice choose(Demand demand, int wanted, LaunchLimits limits) {
    OfferingQuery query = demand.query(settings.preferredRegions());
    Candidates candidates = catalog.candidates(query, ranking);
    List<Choice.Pick> picks = new ArrayList<>();
    Obstacles obstacles = new Obstacles();
    int missing = wanted;
    while (missing > 0 && candidates.next(shutters.known())) {
      RegionGate gate = gate(candidates.region());
      Offering offering = candidates.offering();
      switch (gate.passage(offering)) {
        case RegionGate.Shut shut -> obstacles.add(shut);
        case RegionGate.Open open when limits.room(offering) == 0 ->
            obstacles.add(shut(limits.reason(offering)));
        case RegionGate.Open open -> {
          int most = limits.room(offering);
          int count = Math.min(Math.min(missing, most), open.room());
          List<Reason> reasons = new ArrayList<>();
          reasons.add(main(demand, candidates, offering));
          candidates.overtaken().map(this::overtaken).ifPresent(reasons::add);
          open.probe().map(OfferingChooser::probe).ifPresent(reasons::add);
          if (count < missing && open.probe().isEmpty()) {
            Reason limit = count == most ? limits.reason(offering) : gate.ceiling(offering);
            reasons.add(limit.with("wanted", missing));
          }
          gate.launch(offering, count);
          limits.launched(offering, count);
          picks.add(new Choice.Pick(offering, count, reasons));
          missing -= count;
          if (missing > 0) {
            obstacle(gate, offering, limits).ifPresent(obstacles::add);
          }
        }
      }
      shutters.learn(candidates.region(), gate, obstacles);
    }
    shutters.count(obstacles);
    boolean any = !picks.isEmpty() || !obstacles.isEmpty();
    return new Choice(picks, missing, any ? obstacles.reasons() : nothingFits(query));
  }

  /** What stands in the way of one more of what was just taken. */
  private Optional<RegionGate.Shut> obstacle(
      RegionGate gate, Offering offering, LaunchLimits limits) {
    if (limits.room(offering) == 0) {
      return Optional.of(shut(limits.reason(offering)));
    }
    return gate.passage(offering) instanceof RegionGate.Shut shut
        ? Optional.of(shut)
        : Optional.empty();
  }

  /** The same obstacle for the same reason. */
  private RegionGate.Shut shut(Reason reason) {
    return shuts.computeIfAbsent(reason, why -> new RegionGate.Shut(obstaclesMet++, why));
  }

  private RegionGate gate(int number) {
    RegionGate gate = gates[number];
    if (gate == null) {
      Region region = catalog.regions().get(number);
      gate =
          new RegionGate(
              region,
              closed(region),
              ledger.region(region),
              blocks,
              snapshot.bans(),
              () -> obstaclesMet++);
      gates[number] = gate;
    }
    return gate;
  }

  private Optional<Reason> closed(Region region) {
    if (!snapshot.launchable().contains(region.provider())) {
      return Optional.of(
          Reason.of(ReasonCode.PROVIDER_DISABLED).with("provider", region.provider()));
    }
    return catalog
        .observedAt(region)
        .map(at -> Duration.between(at, now))
        .filter(age -> age.compareTo(settings.catalogMaxAge()) > 0)
        .map(age ->
            Reason.of(ReasonCode.CATALOG_STALE)
                .with("region", region)
                .with("age", age)
                .with("limit", settings.catalogMaxAge()));
  }

  private static Reason main(Demand demand, Candidates candidates, Offering offering) {
    ReasonCode cheapest =
        candidates.preferred() ? ReasonCode.PREFERRED_REGION : ReasonCode.CHEAPEST;
    Reason reason = Reason.of(demand.isNamed() ? ReasonCode.NAMED_FLAVOR : cheapest);
    Reason priced = reason.with("price", offering.price().map(Object::toString).orElse("none"));
    return candidates.surcharge().map(extra -> counted(priced, extra, offering)).orElse(priced);
  }

  private static Reason counted(Reason reason, Surcharge extra, Offering offering) {
    return reason
        .with("counts_as", extra.on(offering.price().orElseThrow()))
        .with("for", extra.evidence());
  }

  private Reason overtaken(Offering cheaper) {
    Reason reason =
        Reason.of(ReasonCode.LEARNED_LOSSES)
            .with("passed", cheaper.id())
            .with("price", cheaper.price().orElseThrow());
    return counted(reason, ranking.surcharge(cheaper.id()).orElseThrow(), cheaper);
  }

  private static Reason probe(Unavailability over) {
    return Reason.of(ReasonCode.PROBE)
        .with("cause", over.label())
        .with("scope", over.scope().label())
        .with("ended", over.until());
  }

  private List<Reason> nothingFits(OfferingQuery query) {
    Explanation explanation = catalog.explain(query, 0);
    Reason reason = Reason.of(ReasonCode.NOTHING_FITS).with("considered", explanation.considered());
    if (explanation.rejections().isEmpty()) {
      return List.of(reason);
    }
    String rejected =
        explanation.rejections().stream()
            .map(count -> count.count() + " by " + count.reason())
            .collect(Collectors.joining(", "));
    return List.of(reason.with("rejected", rejected));
  }
}
