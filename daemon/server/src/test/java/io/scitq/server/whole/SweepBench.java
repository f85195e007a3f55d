package io.scitq.server.whole;

import io.scitq.api.BusAddress;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.sim.cloud.SimQuota;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long it takes to find machines that the database has forgotten, each with an interface, an
 * address and a disk, how many requests of each kind two listings make, and whether the vendor's
 * limits would have let them through. What ordering the machines costs is told before.
 *
 * <p>Arguments: [machines=2000].
 */
public final class SweepBench {
  private static final int AT_ONCE = 500;

  private SweepBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int machines = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    Path data = Files.createTempDirectory("scitqd-bench-");
    SimQuota roomy = new SimQuota(1_000_000, 1_000_000, 25_000, 10_000);
    SimOptions options =
        SimOptions.defaults()
            .withOfferings(1000)
            .withAzureQuota(roomy)
            .withCapacity(10_000)
            .withWorkers(SimOptions.defaults().workers().withEnabled(false));
    Map<String, String> settings =
        Map.of(
            "SCITQ_SWEEP_SECONDS", "2",
            "SCITQ_STRAY_MIN_AGE_SECONDS", "1",
            "SCITQ_REGISTER_TIMEOUT_SECONDS", "3600",
            "SCITQ_MAX_LAUNCHES_IN_FLIGHT", "10000",
            "AZURE_TIMEOUT_SECONDS", "60");
    try (Rig rig = Rig.start(data, options, settings)) {
      Map<String, Long> idle = requests(rig);
      double cpu = cpuSeconds();
      long begun = System.nanoTime();
      fill(rig, machines);
      System.out.printf(
          Locale.ROOT,
          "%d machines ordered in %.1f s, %.1f s of CPU without PostgreSQL; requests %s%n",
          machines,
          (System.nanoTime() - begun) / 1e9,
          cpuSeconds() - cpu,
          since(idle, requests(rig)));
      sweep(rig, machines);
    }
  }

  private static void sweep(Rig rig, int machines) throws InterruptedException {
    Map<String, Long> before = requests(rig);
    Instant forgotten = Instant.now();
    double cpu = cpuSeconds();
    forget(rig);
    await(rig, "SELECT count(*) FROM scitqd.stray", machines);
    double first = since(forgotten);
    await(rig, "SELECT count(*) FROM scitqd.stray WHERE sightings >= 2", machines);
    System.out.printf(
        Locale.ROOT,
        "%d strays seen once after %.1f s, twice after %.1f s, %.1f s of CPU; requests %s%n",
        machines,
        first,
        since(forgotten),
        cpuSeconds() - cpu,
        since(before, requests(rig)));
    for (VendorLimit limit : VendorLimit.AZURE) {
      System.out.println("limit of the vendor: " + limit.judge(rig.clouds().faults(), forgotten));
    }
  }

  private static double since(Instant start) {
    return Duration.between(start, Instant.now()).toMillis() / 1e3;
  }

  /** Daemon, simulated clouds and this, which are one process. */
  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  private static void fill(Rig rig, int machines) throws InterruptedException {
    for (int ordered = 0; ordered < machines; ordered += AT_ONCE) {
      Answer answer =
          rig.client()
              .bus(
                  BusAddress.WORKER_DEPLOY,
                  "flavor",
                  "auto:cpu<=8",
                  "provider",
                  "azure",
                  "region",
                  "auto",
                  "batch",
                  "swept",
                  "number",
                  Math.min(AT_ONCE, machines - ordered));
      if (answer.status() != 200) {
        throw new IllegalStateException("not deployed: " + answer);
      }
      await(
          rig,
          "SELECT count(*) FROM scitqd.launch WHERE accepted_at IS NOT NULL",
          Math.min(machines, ordered + AT_ONCE));
    }
  }

  private static void forget(Rig rig) {
    rig.sql("DELETE FROM scitqd.launch");
    rig.sql("DELETE FROM public.worker");
  }

  private static void await(Rig rig, String query, int count) throws InterruptedException {
    while (rig.number(query) < count) {
      Thread.sleep(50);
    }
  }

  private static Map<String, Long> requests(Rig rig) {
    return new TreeMap<>(rig.clouds().faults().counts());
  }

  private static Map<String, Long> since(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> made = new TreeMap<>();
    after.forEach((operation, count) -> {
      long more = count - before.getOrDefault(operation, 0L);
      if (more > 0) {
        made.put(operation, more);
      }
    });
    return made;
  }
}
