package io.scitq.server.whole;

import io.scitq.api.BusAddress;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.sim.cloud.SimQuota;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long it takes to find machines that the database has forgotten, each with an interface, an
 * address and a disk, and how many requests of each kind two listings make.
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
            .withWorkers(SimOptions.defaults().workers().withEnabled(false));
    Map<String, String> settings =
        Map.of(
            "SCITQ_SWEEP_SECONDS", "2",
            "SCITQ_STRAY_MIN_AGE_SECONDS", "1",
            "SCITQ_REGISTER_TIMEOUT_SECONDS", "3600",
            "SCITQ_MAX_LAUNCHES_IN_FLIGHT", "10000",
            "AZURE_TIMEOUT_SECONDS", "60");
    try (Rig rig = Rig.start(data, options, settings)) {
      fill(rig, machines);
      Map<String, Long> before = requests(rig);
      forget(rig);
      long start = System.nanoTime();
      await(rig, "SELECT count(*) FROM scitqd.stray", machines);
      long first = System.nanoTime() - start;
      await(rig, "SELECT count(*) FROM scitqd.stray WHERE sightings >= 2", machines);
      long second = System.nanoTime() - start;
      System.out.println(
          String.format(
              Locale.ROOT,
              "%d strays seen once after %.1f s, twice after %.1f s; requests %s",
              machines,
              first / 1e9,
              second / 1e9,
              since(before, requests(rig))));
    }
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
          "SELECT count(*) FROM scitqd.launch WHERE status = 'booted'",
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
