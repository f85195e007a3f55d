package io.scitq.quota;

import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import java.util.List;
import java.util.Map;

/**
 * The ceilings that are known.
 *
 * @param declaredCores vCPUs that the operator allows per region ({@code OVH_CPUQUOTAS}, {@code
 *     AZURE_CPUQUOTAS}); a region that is absent has no declared quota
 * @param readings the providers' own figures, the last one per region and kind
 * @param gone launches that ended since the oldest reading
 */
public record QuotaFacts(
    Map<Region, Integer> declaredCores, List<QuotaReading> readings, List<GoneLaunch> gone) {
  /** Copies the collections. */
  public QuotaFacts {
    declaredCores = Map.copyOf(declaredCores);
    readings = List.copyOf(readings);
    gone = List.copyOf(gone);
  }

  /** Nothing has ended since the readings. */
  public QuotaFacts(Map<Region, Integer> declaredCores, List<QuotaReading> readings) {
    this(declaredCores, readings, List.of());
  }
}
