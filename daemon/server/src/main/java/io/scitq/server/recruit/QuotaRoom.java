package io.scitq.server.recruit;

import io.scitq.quota.QuotaLedger;
import io.scitq.quota.Room;
import io.scitq.recruit.Fleet;
import io.scitq.recruit.RecruitSnapshot;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.Offering;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many of an offering the quotas still allow, for lists. Lists may be asked for hundreds of
 * times a second, so what is used is read at most every two seconds; planners never read it here.
 */
public final class QuotaRoom {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final SnapshotReader snapshots;
  private final LiveCatalog catalog;
  private final InstantSource clock;
  private final AtomicReference<Now> last = new AtomicReference<>();

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
        new QuotaLedger(
            snapshot.quotas(),
            Fleet.uses(snapshot.workers(), catalog.current()),
            snapshots.settings().unknownQuotaInstances());
    Now fresh = new Now(ledger, now.plus(FRESH));
    last.set(fresh);
    return fresh;
  }

  /** What is left at one moment. */
  public static final class Now {
    private final QuotaLedger ledger;
    private final Instant until;

    private Now(QuotaLedger ledger, Instant until) {
      this.ledger = ledger;
      this.until = until;
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
