package io.scitq.recruit;

import io.scitq.catalog.Bans;
import io.scitq.quota.QuotaFacts;
import io.scitq.quota.Unavailability;
import io.scitq.spi.ProviderId;
import io.scitq.statistics.OfferingStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that recruiting is decided on, read in one repeatable-read transaction. The catalog is
 * the other input and is passed beside it.
 *
 * @param recruiters in any order, valid or not
 * @param pendingTasks number of pending tasks by batch; batches without any may be absent
 * @param workers all workers
 * @param quotas declared and read quotas
 * @param unavailabilities learned blocks, expired ones may be among them
 * @param bans what operators forbid
 * @param launchable providers that are configured and not stopped by an authentication failure
 * @param stoppedBatches batches that a person has stopped and not let go on
 * @param evictions workers that providers took back lately
 * @param statistics how launches fared, of offerings that had losses; may lack all others
 */
public record RecruitSnapshot(
    List<Recruiter> recruiters,
    Map<String, Integer> pendingTasks,
    List<WorkerFact> workers,
    QuotaFacts quotas,
    List<Unavailability> unavailabilities,
    Bans bans,
    Set<ProviderId> launchable,
    Set<String> stoppedBatches,
    List<Eviction> evictions,
    List<OfferingStatistics> statistics) {
  /** Copies the collections. */
  public RecruitSnapshot {
    recruiters = List.copyOf(recruiters);
    pendingTasks = Map.copyOf(pendingTasks);
    workers = List.copyOf(workers);
    unavailabilities = List.copyOf(unavailabilities);
    launchable = Set.copyOf(launchable);
    stoppedBatches = Set.copyOf(stoppedBatches);
    evictions = List.copyOf(evictions);
    statistics = List.copyOf(statistics);
  }

  /** The same with nothing learnt of evictions and losses. */
  public RecruitSnapshot(
      List<Recruiter> recruiters,
      Map<String, Integer> pendingTasks,
      List<WorkerFact> workers,
      QuotaFacts quotas,
      List<Unavailability> unavailabilities,
      Bans bans,
      Set<ProviderId> launchable,
      Set<String> stoppedBatches) {
    this(
        recruiters,
        pendingTasks,
        workers,
        quotas,
        unavailabilities,
        bans,
        launchable,
        stoppedBatches,
        List.of(),
        List.of());
  }

  /** The same, with no worker blamed for a silence before we listened. */
  public RecruitSnapshot heardSince(Instant listening) {
    return new RecruitSnapshot(
        recruiters,
        pendingTasks,
        workers.stream().map(worker -> worker.heardSince(listening)).toList(),
        quotas,
        unavailabilities,
        bans,
        launchable,
        stoppedBatches,
        evictions,
        statistics);
  }
}
