package io.scitq.server.whole;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;

/**
 * From a worker's eviction notice to the launch request of its replacement that arrives at the
 * cloud. One task runs on one spot machine, which is evicted again and again; each replacement goes
 * elsewhere, because what was evicted is blocked.
 *
 * <p>Arguments: [offerings=60000] [runs=30].
 */
public final class EvictionLatencyBench {
  private static final String BATCH = "evicted";

  private EvictionLatencyBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int offerings = args.length > 0 ? Integer.parseInt(args[0]) : 60_000;
    int runs = args.length > 1 ? Integer.parseInt(args[1]) : 30;
    Path data = Files.createTempDirectory("scitqd-bench-");
    Map<String, String> settings =
        Map.of("SCITQ_TICK_SECONDS", "5", "SCITQ_IDLE_TIMEOUT_SECONDS", "600");
    SimOptions options = SimOptions.defaults().withOfferings(offerings);
    try (WholeSystem system = WholeSystem.start(data, options, settings)) {
      awaitCatalog(system.client());
      system.client().queue(BATCH, 1, "sleep 3600");
      recruit(system.client());
      List<Long> millis = new ArrayList<>();
      String worker = "";
      for (int run = 0; run < runs; run++) {
        worker = awaitRunning(system.client(), worker);
        long took = evict(system, worker);
        if (run >= runs / 6) { // the first ones warm up
          millis.add(took);
        }
      }
      Collections.sort(millis);
      System.out.println(
          String.format(
              Locale.ROOT,
              "eviction notice to launch request, %d offerings: median %d ms, worst %d ms (%d runs)",
              offerings,
              millis.get(millis.size() / 2),
              millis.getLast(),
              millis.size()));
    }
  }

  private static void recruit(Client client) {
    client.bus(
        BusAddress.RECRUITER_CREATE,
        "batch",
        BATCH,
        "flavor",
        "auto:cpu>=2",
        "provider",
        "azure",
        "region",
        "auto",
        "tasks_per_worker",
        1,
        "concurrency",
        1);
  }

  /** The id of another worker than the last one, which runs the task. */
  private static String awaitRunning(Client client, String last) throws InterruptedException {
    while (true) {
      Optional<JsonNode> running =
          client.bus(BusAddress.WORKER_LIST).items().stream()
              .filter(worker -> worker.path("status").asText().equals("running"))
              .filter(worker -> !worker.path("worker_id").asText().equals(last))
              .findFirst();
      if (running.isPresent() && client.tasks(BATCH, "running") == 1) {
        Thread.sleep(200); // the loops are at rest again
        return running.get().path("worker_id").asText();
      }
      Thread.sleep(20);
    }
  }

  private static long evict(WholeSystem system, String worker) throws InterruptedException {
    SimFaults clouds = system.clouds().faults();
    long before = clouds.requests("azure", "vm.create");
    Instant told = Instant.now();
    Answer answer = system.client().send("PUT", "/workers/" + worker, "{\"status\": \"evicted\"}");
    if (answer.status() != 200) {
      throw new IllegalStateException("the notice was refused: " + answer);
    }
    while (clouds.requests("azure", "vm.create") == before) {
      Thread.sleep(1);
    }
    Instant arrived = clouds.arrivals("azure", "vm.create").getLast();
    return Duration.between(told, arrived).toMillis();
  }

  private static void awaitCatalog(Client client) throws InterruptedException {
    while (client.bus(BusAddress.UPDATER_STATUS).items().stream()
        .anyMatch(row -> row.path("offerings").asInt() == 0)) {
      Thread.sleep(100);
    }
  }
}
