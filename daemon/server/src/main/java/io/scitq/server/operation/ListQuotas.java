package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.QuotaQuery;
import io.scitq.api.QuotaView;
import io.scitq.quota.QuotaLine;
import io.scitq.quota.Unavailability;
import io.scitq.recruit.Fleet;
import io.scitq.recruit.RecruitSnapshot;
import io.scitq.server.recruit.SnapshotReader;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the ceilings that planners count on, and what refusals have taught of others. */
public final class ListQuotas implements Operation<QuotaQuery, Items<QuotaView>> {
  private static final String QUOTA_REACHED = "quota_reached";

  private static final Comparator<QuotaView> ORDER =
      Comparator.comparing(QuotaView::provider)
          .thenComparing(QuotaView::region)
          .thenComparing(QuotaView::origin)
          .thenComparing(QuotaView::kind);

  private final SnapshotReader snapshots;
  private final LiveCatalog catalog;
  private final ProviderNames names;
  private final InstantSource clock;

  /** Counts on a snapshot and the ledger of the planners. */
  public ListQuotas(
      SnapshotReader snapshots, LiveCatalog catalog, ProviderNames names, InstantSource clock) {
    this.snapshots = snapshots;
    this.catalog = catalog;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public String address() {
    return BusAddress.QUOTA_LIST;
  }

  @Override
  public Class<QuotaQuery> requestType() {
    return QuotaQuery.class;
  }

  @Override
  public Items<QuotaView> run(QuotaQuery asked) {
    new RequestCheck().text("provider", asked.provider()).text("region", asked.region()).orThrow();
    Optional<String> provider = Named.of(asked.provider());
    Optional<String> region = Named.of(asked.region());
    names.check(provider, region);
    Instant now = clock.instant();
    RecruitSnapshot snapshot = snapshots.read();
    List<QuotaLine> lines =
        Fleet.ledger(snapshot, catalog.current(), snapshots.settings().unknownQuotaInstances())
            .lines();
    Stream<QuotaView> learned =
        snapshot.unavailabilities().stream()
            .filter(block -> block.label().equals(QUOTA_REACHED) && block.holdsAt(now))
            .map(ListQuotas::view);
    return new Items<>(
        Stream.concat(lines.stream().map(line -> view(line, now)), learned)
            .filter(view -> provider.map(view.provider()::equals).orElse(true))
            .filter(view -> region.map(view.region()::equals).orElse(true))
            .sorted(ORDER)
            .toList());
  }

  private static QuotaView view(QuotaLine line, Instant now) {
    Region where = line.region();
    return new QuotaView(
        where.provider().value(),
        where.name(),
        line.label(),
        line.origin().name().toLowerCase(Locale.ROOT),
        line.limit(),
        boxed(line.usedByCloud()),
        line.usedByUs(),
        line.inFlight(),
        line.left(),
        line.observedAt().map(at -> Duration.between(at, now).toSeconds()).orElse(null),
        null,
        null);
  }

  private static QuotaView view(Unavailability block) {
    return new QuotaView(
        block.scope().provider().value(),
        block.scope().region().orElse(""),
        block.label(),
        "learned",
        null,
        null,
        null,
        null,
        0,
        null,
        Dates.text(block.until()),
        block.text());
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isPresent() ? (Long) value.getAsLong() : null;
  }
}
