package io.scitq.recruit;

import io.scitq.catalog.Catalog;
import io.scitq.quota.GoneLaunch;
import io.scitq.quota.QuotaLedger;
import io.scitq.quota.QuotaUse;
import io.scitq.quota.Released;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Questions about workers that several planners ask. */
public final class Fleet {
  private Fleet() {}

  /**
   * Says whether a worker is capacity: it lives, or is being launched and still has time to
   * register. A paused worker counts; a failed, evicted or leaving one does not, nor one that has
   * been silent for longer than the grace.
   */
  public static boolean isCapacity(WorkerFact worker, Instant now, Duration grace) {
    if (worker.leaving() || isLost(worker)) {
      return false;
    }
    return worker.launchDeadline().isPresent()
        ? now.isBefore(worker.launchDeadline().get())
        : !isSilent(worker, now, grace);
  }

  /** Says whether the last word of a worker, or its making, is longer ago than this. */
  public static boolean isSilent(WorkerFact worker, Instant now, Duration grace) {
    Instant last = worker.lastContact().orElse(worker.createdAt());
    return last.plus(grace).isBefore(now);
  }

  /** Failed or evicted. */
  static boolean isLost(WorkerFact worker) {
    return worker.status() == WorkerStatus.FAILED || worker.status() == WorkerStatus.EVICTED;
  }

  /** Asked for and not registered yet, late or not. */
  static boolean isLaunching(WorkerFact worker) {
    return worker.launchDeadline().isPresent() && !worker.leaving() && !isLost(worker);
  }

  /**
   * What counts against quotas: every worker whose machine is known until it is gone. A failed or
   * evicted one holds nothing, unless its deletion is under way.
   */
  public static List<QuotaUse> uses(Collection<WorkerFact> workers, Catalog catalog) {
    return workers.stream()
        .filter(worker -> worker.leaving() || !isLost(worker))
        .flatMap(worker -> worker.machine().stream().map(id -> use(worker, id, catalog)))
        .toList();
  }

  /** The part of {@link #uses} that is being launched. */
  static List<QuotaUse> launching(Collection<WorkerFact> workers, Catalog catalog) {
    return workers.stream()
        .filter(Fleet::isLaunching)
        .flatMap(worker -> worker.machine().stream().map(id -> use(worker, id, catalog)))
        .toList();
  }

  /** What the quotas are counted on during one pass; planners and lists make theirs here. */
  public static QuotaLedger ledger(
      RecruitSnapshot snapshot, Catalog catalog, int unknownQuotaInstances) {
    List<Released> released =
        snapshot.quotas().gone().stream().map(gone -> released(gone, catalog)).toList();
    return new QuotaLedger(
        snapshot.quotas(), uses(snapshot.workers(), catalog), released, unknownQuotaInstances);
  }

  private static Released released(GoneLaunch gone, Catalog catalog) {
    return new Released(
        gone,
        new QuotaUse(
            gone.offering(),
            catalog.flavor(gone.offering().flavor()),
            Optional.of(gone.purchase()),
            gone.made()));
  }

  private static QuotaUse use(WorkerFact worker, OfferingId id, Catalog catalog) {
    return new QuotaUse(
        id,
        catalog.flavor(id.flavor()),
        catalog.find(id).map(Offering::purchase),
        worker.createdAt(),
        isLaunching(worker));
  }
}
