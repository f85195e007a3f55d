package io.scitq.server.whole;

import io.scitq.api.BusAddress;
import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * kill -9 while creates are under way: the cloud has carried out all of them and answered none.
 * Measured is the time from the start of the next daemon until each row knows its machine, and no
 * machine was bought twice.
 *
 * <p>Arguments: [launches=200] [runs=5].
 */
public final class RecoveryBench {
  private static final List<String> CLOUDS = List.of("ovh", "azure");
  private static final Set<String> KNOWN = Set.of("starting", "booted", "registered");
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final int launches;

  private RecoveryBench(int launches) {
    this.launches = launches;
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int launches = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int runs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    for (int run = 1; run <= runs; run++) {
      Path folder = Files.createTempDirectory("scitqd-bench-");
      new RecoveryBench(launches).once(folder);
    }
  }

  private void once(Path folder) throws Exception {
    // empty machines: what is measured is what is known of them, not their work
    SimOptions options =
        SimOptions.defaults()
            .withOfferings(1500)
            .withWorkers(SimOptions.defaults().workers().withEnabled(false));
    String listen = "127.0.0.1:" + freePort();
    try (SimClouds clouds = SimClouds.start(options)) {
      Map<String, String> settings = settings(clouds);
      clouds
          .faults()
          .inject(FaultRule.always("*", "vm.create", new Fault.Slow(ANSWER)).times(launches));
      Path home = folder.resolve("daemon");
      try (DaemonProcess first = DaemonProcess.start(home, settings, "start", "--listen", listen);
          Client client = new Client(first.address())) {
        order(client);
        while (population(clouds) < launches) {
          Thread.sleep(10);
        }
        first.kill();
      }
      measure(clouds, home, settings, listen);
    }
  }

  private void measure(SimClouds clouds, Path home, Map<String, String> settings, String listen)
      throws Exception {
    Instant started = Instant.now();
    try (DaemonProcess second = DaemonProcess.start(home, settings, "start", "--listen", listen);
        Client client = new Client(second.address())) {
      Duration ready = Duration.between(started, Instant.now());
      while (known(client) < launches) {
        Thread.sleep(20);
      }
      Duration consistent = Duration.between(started, Instant.now());
      System.out.println(
          String.format(
              Locale.ROOT,
              "kill -9 with %d launches in flight: ready after %.1f s, consistent after %.1f s,"
                  + " machines made %d, most of one name %d",
              launches,
              ready.toMillis() / 1000.0,
              consistent.toMillis() / 1000.0,
              clouds.ovh().everMade() + clouds.azure().everMade(),
              mostOfOneName(clouds)));
    }
  }

  private static int population(SimClouds clouds) {
    return clouds.ovh().population() + clouds.azure().population();
  }

  private static int mostOfOneName(SimClouds clouds) {
    return Stream.of(clouds.ovh(), clouds.azure())
        .flatMap(cloud -> cloud.timesMade().values().stream())
        .max(Comparator.naturalOrder())
        .orElse(0);
  }

  private static long known(Client client) {
    return client.bus(BusAddress.WORKER_LIST).items().stream()
        .filter(row -> KNOWN.contains(row.path("instance").asText()))
        .count();
  }

  private void order(Client client) throws InterruptedException {
    while (client.bus(BusAddress.UPDATER_STATUS).items().stream()
        .filter(row -> !row.path("state").asText().equals("disabled"))
        .anyMatch(row -> row.path("offerings").asInt() == 0)) {
      Thread.sleep(100);
    }
    for (String provider : CLOUDS) {
      client.bus(
          BusAddress.RECRUITER_CREATE,
          "batch",
          provider,
          "flavor",
          "auto:cpu>=2",
          "provider",
          provider,
          "region",
          "auto",
          "concurrency",
          1,
          "tasks_per_worker",
          1);
      client.queue(provider, launches / CLOUDS.size(), "sleep 1");
    }
  }

  /** Everything as by default, but all creates go out at once and the quotas let them. */
  private Map<String, String> settings(SimClouds clouds) {
    Map<String, String> settings = new TreeMap<>(clouds.configuration());
    for (String provider : List.of("OVH", "AZURE")) {
      int regions = settings.getOrDefault(provider + "_REGIONS", "").split(" ").length;
      settings.put(
          provider + "_CPUQUOTAS", String.join(" ", Collections.nCopies(regions, "10000")));
      settings.put(provider + "_TIMEOUT_SECONDS", Long.toString(ANSWER.toSeconds()));
    }
    settings.put("SCITQ_MAX_LAUNCHES", Integer.toString(launches / CLOUDS.size()));
    settings.put("LOG_LEVEL", "WARN");
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
