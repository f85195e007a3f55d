package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.StatisticsQuery;
import io.scitq.api.StatisticsView;
import io.scitq.statistics.OfferingEvent;
import io.scitq.statistics.OfferingStatistics;
import io.scitq.statistics.Tally;
import io.scitq.store.OfferingEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Tells how launches of each offering fared. */
public final class FlavorStatistics implements Operation<StatisticsQuery, Items<StatisticsView>> {
  private final OfferingEvents events;
  private final PlaceNames names;
  private final InstantSource clock;

  /** Reads from this table. */
  public FlavorStatistics(OfferingEvents events, PlaceNames names, InstantSource clock) {
    this.events = events;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public String address() {
    return BusAddress.FLAVOR_STATS;
  }

  @Override
  public Class<StatisticsQuery> requestType() {
    return StatisticsQuery.class;
  }

  @Override
  public Items<StatisticsView> run(StatisticsQuery asked) {
    new RequestCheck()
        .text("provider", asked.provider())
        .text("region", asked.region())
        .text("flavor", asked.flavor())
        .orThrow();
    Optional<String> provider = Named.of(asked.provider());
    Optional<String> region = Named.of(asked.region());
    Optional<String> flavor = Named.of(asked.flavor());
    List<OfferingStatistics> found = events.list(provider, region, flavor);
    if (found.isEmpty()) {
      names.check(provider, region, flavor);
    }
    Instant now = clock.instant();
    return new Items<>(found.stream().map(each -> view(each, now)).toList());
  }

  private static StatisticsView view(OfferingStatistics all, Instant now) {
    return new StatisticsView(
        all.offering().flavor().name(),
        all.offering().provider().value(),
        all.offering().region(),
        count(all, OfferingEvent.LAUNCHED, now),
        count(all, OfferingEvent.REGISTERED, now),
        count(all, OfferingEvent.EVICTED, now),
        failures(all, now),
        median(all));
  }

  private static StatisticsView.Count count(OfferingStatistics all, String kind, Instant now) {
    Tally tally = all.tallies().getOrDefault(kind, Tally.none(now));
    return new StatisticsView.Count(tally.total(), recent(tally, now));
  }

  private static List<StatisticsView.Failure> failures(OfferingStatistics all, Instant now) {
    Comparator<StatisticsView.Failure> most =
        Comparator.comparing(StatisticsView.Failure::recent).reversed();
    return all.failures().entrySet().stream()
        .map(each ->
            new StatisticsView.Failure(
                each.getKey(), each.getValue().total(), recent(each.getValue(), now)))
        .sorted(most.thenComparing(StatisticsView.Failure::cause))
        .toList();
  }

  private static @Nullable Double median(OfferingStatistics all) {
    Tally registered = all.tallies().get(OfferingEvent.REGISTERED);
    OptionalDouble seconds =
        registered == null ? OptionalDouble.empty() : registered.medianSeconds();
    return seconds.isPresent() ? (Double) seconds.getAsDouble() : null;
  }

  /** Two digits are all that decayed numbers are good for. */
  private static double recent(Tally tally, Instant now) {
    return Math.round(tally.weightAt(now) * 100) / 100.0;
  }
}
