package io.scitq.sim.cloud;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a simulated world is like. Start from {@link #defaults()} and change what matters.
 *
 * @param seed all chance comes from it
 * @param dataDir directory with recorded region files; without it the catalog is generated
 * @param offerings size of the generated catalog over both clouds, 2 to 100,000
 * @param pace how fast the world runs
 * @param timing delays of machines
 * @param evictionsPerHour expected evictions of each spot instance per hour; 0 for none, may be
 *     more than 1
 * @param priceSteps time between two price changes; empty for still prices
 * @param capacity instances that each offering has room for, 0 or more
 * @param ovhQuota ceilings of each OVH region
 * @param azureQuota ceilings of each Azure region
 * @param paddingBytes bytes of other products in OVH's public catalog; the real one has about 8 MB
 * @param workers the simulated workers
 */
public record SimOptions(
    long seed,
    Optional<Path> dataDir,
    int offerings,
    Pace pace,
    SimTiming timing,
    double evictionsPerHour,
    Optional<Duration> priceSteps,
    int capacity,
    SimQuota ovhQuota,
    SimQuota azureQuota,
    int paddingBytes,
    WorkerOptions workers) {
  /** Checks the ranges. */
  public SimOptions {
    if (offerings < 2 || offerings > 100_000) {
      throw new IllegalArgumentException("offerings must be 2 to 100000, got " + offerings);
    }
    if (!(evictionsPerHour >= 0) || Double.isInfinite(evictionsPerHour)) {
      throw new IllegalArgumentException(
          "evictions per hour must be 0 or more, got " + evictionsPerHour);
    }
    if (capacity < 0 || paddingBytes < 0) {
      throw new IllegalArgumentException("capacity and padding must be 0 or more");
    }
  }

  /** A fast, calm world of 4,000 generated offerings with workers. */
  public static SimOptions defaults() {
    return new SimOptions(
        42,
        Optional.empty(),
        4_000,
        Pace.FAST,
        SimTiming.of(Pace.FAST),
        0,
        Optional.empty(),
        1_000,
        new SimQuota(2_000, 0, 200, 200),
        new SimQuota(1_000, 1_000, 25_000, 1_000),
        0,
        WorkerOptions.of(Pace.FAST));
  }

  /** Sets the seed. */
  public SimOptions withSeed(long value) {
    return new SimOptions(
        value,
        dataDir,
        offerings,
        pace,
        timing,
        evictionsPerHour,
        priceSteps,
        capacity,
        ovhQuota,
        azureQuota,
        paddingBytes,
        workers);
  }

  /** Reads the catalogs from a directory. */
  public SimOptions withDataDir(Path value) {
    return new SimOptions(
        seed,
        Optional.of(value),
        offerings,
        pace,
        timing,
        evictionsPerHour,
        priceSteps,
        capacity,
        ovhQuota,
        azureQuota,
        paddingBytes,
        workers);
  }

  /** Sets the size of the generated catalog. */
  public SimOptions withOfferings(int value) {
    return new SimOptions(
        seed,
        dataDir,
        value,
        pace,
        timing,
        evictionsPerHour,
        priceSteps,
        capacity,
        ovhQuota,
        azureQuota,
        paddingBytes,
        workers);
  }

  /** Sets the pace, and with it all delays of machines and workers. */
  public SimOptions withPace(Pace value) {
    return new SimOptions(
        seed,
        dataDir,
        offerings,
        value,
        SimTiming.of(value),
        evictionsPerHour,
        priceSteps,
        capacity,
        ovhQuota,
        azureQuota,
        paddingBytes,
        WorkerOptions.of(value).withEnabled(workers.enabled()));
  }

  /** Sets the delays of machines. */
  public SimOptions withTiming(SimTiming value) {
    return new SimOptions(
        seed,
        dataDir,
        offerings,
        pace,
        value,
        evictionsPerHour,
        priceSteps,
        capacity,
        ovhQuota,
        azureQuota,
        paddingBytes,
        workers);
  }

  /** Sets the boot delay alone. */
  public SimOptions withBootDelay(Duration value) {
    return withTiming(new SimTiming(value, timing.deletion(), timing.evictionNotice()));
  }

  /** Sets the deletion delay alone. */
  public SimOptions withDeletionDelay(Duration value) {
    return withTiming(new SimTiming(timing.boot(), value, timing.evictionNotice()));
  }

  /** Sets the expected evictions of each spot instance per hour. */
  public SimOptions withEvictionsPerHour(double value) {
    return new SimOptions(
        seed,
        dataDir,
        offerings,
        pace,
        timing,
        value,
        priceSteps,
        capacity,
        ovhQuota,
        azureQuota,
        paddingBytes,
        workers);
  }

  /** Sets the time between two price changes. */
  public SimOptions withPriceSteps(Duration value) {
    return new SimOptions(
        seed,
        dataDir,
        offerings,
        pace,
        timing,
        evictionsPerHour,
        Optional.of(value),
        capacity,
        ovhQuota,
        azureQuota,
        paddingBytes,
        workers);
  }

  /** Sets how many instances each offering has room for. */
  public SimOptions withCapacity(int value) {
    return new SimOptions(
        seed,
        dataDir,
        offerings,
        pace,
        timing,
        evictionsPerHour,
        priceSteps,
        value,
        ovhQuota,
        azureQuota,
        paddingBytes,
        workers);
  }

  /** Sets the ceilings of OVH's regions. */
  public SimOptions withOvhQuota(SimQuota value) {
    return new SimOptions(
        seed,
        dataDir,
        offerings,
        pace,
        timing,
        evictionsPerHour,
        priceSteps,
        capacity,
        value,
        azureQuota,
        paddingBytes,
        workers);
  }

  /** Sets the ceilings of Azure's regions. */
  public SimOptions withAzureQuota(SimQuota value) {
    return new SimOptions(
        seed,
        dataDir,
        offerings,
        pace,
        timing,
        evictionsPerHour,
        priceSteps,
        capacity,
        ovhQuota,
        value,
        paddingBytes,
        workers);
  }

  /** Sets how much other matter OVH's public catalog has. */
  public SimOptions withPaddingBytes(int value) {
    return new SimOptions(
        seed,
        dataDir,
        offerings,
        pace,
        timing,
        evictionsPerHour,
        priceSteps,
        capacity,
        ovhQuota,
        azureQuota,
        value,
        workers);
  }

  /** Sets the behaviour of the workers. */
  public SimOptions withWorkers(WorkerOptions value) {
    return new SimOptions(
        seed,
        dataDir,
        offerings,
        pace,
        timing,
        evictionsPerHour,
        priceSteps,
        capacity,
        ovhQuota,
        azureQuota,
        paddingBytes,
        value);
  }
}
