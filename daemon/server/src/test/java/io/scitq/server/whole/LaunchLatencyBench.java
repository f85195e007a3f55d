package io.scitq.server.whole;

import io.scitq.api.BusAddress;
import io.scitq.sim.cloud.SimFaults;
import io.scitq.sim.cloud.SimOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From a task row to the launch request that arrives at the cloud. Each run queues the first task
 * of a batch that has a recruiter already.
 *
 * <p>Arguments: [offerings=60000] [runs=60].
 */
public final class LaunchLatencyBench {
  private LaunchLatencyBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int offerings = args.length > 0 ? Integer.parseInt(args[0]) : 60_000;
    int runs = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    Path data = Files.createTempDirectory("scitqd-bench-");
    Map<String, String> settings =
        Map.of("SCITQ_TICK_SECONDS", "5", "SCITQ_IDLE_TIMEOUT_SECONDS", "1");
    // empty machines: an idle worker would be recycled, and nothing launched
    SimOptions options =
        SimOptions.defaults()
            .withOfferings(offerings)
            .withWorkers(SimOptions.defaults().workers().withEnabled(false));
    try (WholeSystem system = WholeSystem.start(data, options, settings)) {
      awaitCatalog(system.client());
      List<Long> millis = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        long took = once(system, "bench-" + run);
        if (run >= runs / 6) { // the first ones warm up
          millis.add(took);
        }
      }
      Collections.sort(millis);
      System.out.println(
          String.format(
              Locale.ROOT,
              "task row to launch request, %d offerings: median %d ms, worst %d ms (%d runs)",
              offerings,
              millis.get(millis.size() / 2),
              millis.getLast(),
              millis.size()));
    }
  }

  private static long once(WholeSystem system, String batch) throws InterruptedException {
    system
        .client()
        .bus(
            BusAddress.RECRUITER_CREATE,
            "batch",
            batch,
            "flavor",
            "auto:cpu>=2",
            "provider",
            "ovh",
            "region",
            "auto",
            "concurrency",
            1);
    Thread.sleep(200); // the loops are at rest again
    SimFaults clouds = system.clouds().faults();
    long before = clouds.requests("ovh", "vm.create");
    Instant queued = Instant.now();
    system.client().queue(batch, 1, "sleep 1");
    while (clouds.requests("ovh", "vm.create") == before) {
      Thread.sleep(1);
    }
    Instant arrived = clouds.arrivals("ovh", "vm.create").getLast();
    system.client().bus(BusAddress.RECRUITER_DELETE, "batch", batch);
    return Duration.between(queued, arrived).toMillis();
  }

  private static void awaitCatalog(Client client) throws InterruptedException {
    while (client.bus(BusAddress.UPDATER_STATUS).items().stream()
        .anyMatch(row -> row.path("offerings").asInt() == 0)) {
      Thread.sleep(100);
    }
  }
}
