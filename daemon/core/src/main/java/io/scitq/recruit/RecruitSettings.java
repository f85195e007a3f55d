package io.scitq.recruit;

import io.scitq.catalog.PreferredRegion;
import java.time.Duration;
import java.util.List;

/**
 * What an operator may set about recruiting.
 *
 * @param preferredRegions regions that come first, per provider
 * @param offlineGrace how long an offline worker still counts as capacity
 * @param catalogMaxAge older data of a region is not launched upon; data of unknown age may be
 * @param unknownQuotaInstances how many instances a region without any known quota may hold
 * @param maxLaunchesInFlight launches under way at once over all recruiters
 * @param evictionLimits caution with spot machines
 */
public record RecruitSettings(
    List<PreferredRegion> preferredRegions,
    Duration offlineGrace,
    Duration catalogMaxAge,
    int unknownQuotaInstances,
    int maxLaunchesInFlight,
    EvictionLimits evictionLimits) {
  /** Copies the list. */
  public RecruitSettings {
    preferredRegions = List.copyOf(preferredRegions);
  }

  /** The same without any caution with spot machines. */
  public RecruitSettings(
      List<PreferredRegion> preferredRegions,
      Duration offlineGrace,
      Duration catalogMaxAge,
      int unknownQuotaInstances,
      int maxLaunchesInFlight) {
    this(
        preferredRegions,
        offlineGrace,
        catalogMaxAge,
        unknownQuotaInstances,
        maxLaunchesInFlight,
        EvictionLimits.NONE);
  }
}
