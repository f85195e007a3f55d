package io.scitq.server.recruit;

import io.scitq.recruit.RecruitSettings;
import io.scitq.recruit.RecruitSnapshot;
import io.scitq.server.loop.Listening;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import io.scitq.store.RecruitStore;
import java.util.Map;
import java.util.Set;

/**
 * Reads the planner's snapshot, with what the configuration adds to the tables. The real run, the
 * dry run and the explanations read it here, so that they see the same.
 *
 * @param store the tables
 * @param declaredCores vCPUs that the operator allows per region
 * @param launchable providers that are configured
 * @param settings what the operator set about recruiting
 * @param listening since when workers could reach us
 */
public record SnapshotReader(
    RecruitStore store,
    Map<Region, Integer> declaredCores,
    Set<ProviderId> launchable,
    RecruitSettings settings,
    Listening listening) {
  /** Copies the collections. */
  public SnapshotReader {
    declaredCores = Map.copyOf(declaredCores);
    launchable = Set.copyOf(launchable);
  }

  /** One repeatable-read transaction. No worker is blamed for a silence while we did not listen. */
  public RecruitSnapshot read() {
    return store.snapshot(declaredCores, launchable).heardSince(listening.since());
  }
}
