package io.scitq.spi;

import java.util.Optional;

/**
 * A hardware shape that a provider sells, the same in every region.
 *
 * @param id provider and name
 * @param family the vendor's size family, for failures that concern the whole family; empty when
 *     the vendor has none
 * @param vcpus usable virtual CPUs (constrained sizes have fewer than their name says), at least 1
 * @param memoryGb main memory in GB (scitq's word; vendors mean GiB), more than 0
 * @param diskGb the biggest local disk in GB, 0 when there is none
 * @param bandwidthGbps network bandwidth in Gbit/s, empty when unknown
 * @param gpu the GPUs, if any
 * @param tags scitq's tag letters
 */
public record Flavor(
    FlavorId id,
    String family,
    int vcpus,
    double memoryGb,
    double diskGb,
    Optional<Double> bandwidthGbps,
    Optional<Gpu> gpu,
    Tags tags) {
  /** Checks the figures. */
  public Flavor {
    if (vcpus < 1) {
      throw new IllegalArgumentException("vcpus must be positive, got " + vcpus);
    }
    if (!(memoryGb > 0) || Double.isInfinite(memoryGb)) {
      throw new IllegalArgumentException("memory must be positive, got " + memoryGb);
    }
    if (!(diskGb >= 0) || Double.isInfinite(diskGb)) {
      throw new IllegalArgumentException("disk must be 0 or more, got " + diskGb);
    }
  }

  /** Memory of all GPUs in GB, 0 without a GPU. */
  public double gpuMemoryGb() {
    return gpu.map(Gpu::memoryGb).orElse(0.0);
  }
}
