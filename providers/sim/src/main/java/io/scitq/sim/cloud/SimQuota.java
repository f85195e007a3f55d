package io.scitq.sim.cloud;

import io.scitq.spi.QuotaKind;

/**
 * The ceilings of one region.
 *
 * @param cores virtual CPUs on demand
 * @param spotCores virtual CPUs of all spot instances together
 * @param instances number of instances
 * @param publicIps number of public addresses
 */
public record SimQuota(long cores, long spotCores, long instances, long publicIps) {
  /** Stands for no ceiling at all. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** Sets the ceiling of on-demand cores. */
  public SimQuota withCores(long value) {
    return new SimQuota(value, spotCores, instances, publicIps);
  }

  /** Sets the ceiling of spot cores. */
  public SimQuota withSpotCores(long value) {
    return new SimQuota(cores, value, instances, publicIps);
  }

  /** Sets the ceiling of instances. */
  public SimQuota withInstances(long value) {
    return new SimQuota(cores, spotCores, value, publicIps);
  }

  /** Sets the ceiling of public addresses. */
  public SimQuota withPublicIps(long value) {
    return new SimQuota(cores, spotCores, instances, value);
  }

  /** The ceiling of a kind; memory has none here. */
  public long limit(QuotaKind kind) {
    return switch (kind) {
      case CORES -> cores;
      case SPOT_CORES -> spotCores;
      case INSTANCES -> instances;
      case PUBLIC_IPS -> publicIps;
      case MEMORY_GB -> UNLIMITED;
    };
  }
}
