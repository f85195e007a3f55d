package io.scitq.server.recruit;

import io.scitq.catalog.Ban;
import io.scitq.catalog.Bans;
import io.scitq.quota.Blocks;
import io.scitq.quota.QuotaLedger;
import io.scitq.quota.Room;
import io.scitq.quota.Unavailability;
import io.scitq.recruit.Fleet;
import io.scitq.recruit.RecruitSnapshot;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.Offering;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How many of an offering the quotas still allow, and what else forbids it, for lists. Lists may be
 * asked for hundreds of times a second, so what is used is read at most every two seconds; planners
 * never read it here.
 */
public final class QuotaRoom {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final SnapshotReader snapshots;
  private final LiveCatalog catalog;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Now> last = new AtomicReference<>();

  /** Reads what is used from the planners' snapshot. */
  public QuotaRoom(SnapshotReader snapshots, LiveCatalog catalog, InstantSource clock) {
    this.snapshots = snapshots;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** What is left now, or was two seconds ago. */
  public Now now() {
    Instant now = clock.instant();
    Now known = last.get();
    if (known != null && now.isBefore(known.until)) {
      return known;
    }
    RecruitSnapshot snapshot = snapshots.read();
    QuotaLedger ledger =
        Fleet.ledger(snapshot, catalog.current(), snapshots.settings().unknownQuotaInstances());
    Blocks blocks = new Blocks(snapshot.unavailabilities(), List.of(), now);
    Now fresh = new Now(ledger, blocks, snapshot.bans(), now.plus(FRESH));
    last.set(fresh);
    return fresh;
  }

  /** Something was changed that the next list must show. */
  public void forget() {
    last.set(null);
  }

  /** What is left at one moment. */
  public static final class Now {
    private final QuotaLedger ledger;
    private final Blocks blocks;
    private final Bans bans;
    private final Instant until;

    private Now(QuotaLedger ledger, Blocks blocks, Bans bans, Instant until) {
      this.ledger = ledger;
      this.blocks = blocks;
      this.bans = bans;
      this.until = until;
    }

    /** Why an operator forbids it, if one does. */
    public Optional<String> banned(Offering offering) {
      return bans.of(offering.id()).map(Ban::reason);
    }

    /** What a failure has taught against it, if that still holds. */
    public Optional<String> blocked(Offering offering) {
      return switch (blocks.judge(offering.flavor(), offering.id().where())) {
        case Blocks.Verdict.Free() -> Optional.empty();
        case Blocks.Verdict.Probe(Unavailability over) ->
            Optional.of(over.label() + ", ended: one launch goes first");
        case Blocks.Verdict.Blocked(Unavailability by) -> Optional.of(by.label() + " " + end(by));
      };
    }

    private static String end(Unavailability by) {
      return by.until().equals(Instant.MAX)
          ? "until an operator clears it"
          : "until " + by.until().truncatedTo(ChronoUnit.SECONDS);
    }

    /** How many instances fit, empty when no quota is known for the region. */
    public Optional<Long> of(Offering offering) {
      Room room;
      synchronized (ledger) { // a ledger is for one thread; lists come on many
        room = ledger.room(offering);
      }
      return room.known() ? Optional.of((long) room.instances()) : Optional.empty();
    }
  }
}
