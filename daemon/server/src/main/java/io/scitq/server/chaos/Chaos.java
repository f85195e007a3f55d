package io.scitq.server.chaos;

import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.SimOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One seeded run of chaos. What is drawn comes from the seed; when it meets the daemon does not.
 *
 * @param seed of everything that is drawn
 * @param kills of the daemon and of its database's server
 * @param folder for the daemon's data and log
 * @param jvm further options of the daemon's JVM
 */
public record Chaos(long seed, int kills, Path folder, List<String> jvm) {
  private static final int CORES = 8;
  private static final int OFFERINGS = 600;

  /** What takes minutes in real life takes seconds. */
  private static final Map<String, String> QUICK =
      Map.ofEntries(
          Map.entry("LOG_LEVEL", "INFO"),
          Map.entry("SCITQ_LOCAL", "0"),
          Map.entry("SCITQ_TICK_SECONDS", "1"),
          Map.entry("SCITQ_IDLE_TIMEOUT_SECONDS", "3"),
          Map.entry("SCITQ_REGISTER_TIMEOUT_SECONDS", "12"),
          Map.entry("SCITQ_OFFLINE_TIMEOUT_SECONDS", "12"),
          Map.entry("SCITQ_OFFLINE_REQUEUE_SECONDS", "5"),
          Map.entry("SCITQ_OFFLINE_GRACE_SECONDS", "6"),
          Map.entry("SCITQ_SWEEP_SECONDS", "3"),
          Map.entry("SCITQ_STRAY_MIN_AGE_SECONDS", "5"),
          Map.entry("SCITQ_DELETE_STRAYS", "1"),
          Map.entry("SCITQ_STARTUP_FAILURES", "1000"),
          Map.entry("EVICTION_ACTION", "replace"),
          Map.entry("AZURE_TIMEOUT_SECONDS", "2"),
          Map.entry("OVH_TIMEOUT_SECONDS", "2"));

  /**
   * Runs it and prints one line at the end.
   *
   * @return true without a violation
   */
  public boolean run(InstantSource clock, PrintStream out) throws InterruptedException {
    SimOptions options = SimOptions.defaults().withSeed(seed).withOfferings(OFFERINGS);
    String address = "127.0.0.1:" + freePort();
    Instant began = clock.instant();
    try (SimClouds clouds = SimClouds.start(options);
        ChaosDaemon daemon = ChaosDaemon.start(this, address, settings(clouds));
        ChaosClient client = new ChaosClient(address)) {
      Saboteur saboteur = new Saboteur(clouds, daemon, client);
      Invariants invariants = new Invariants(clouds, client, saboteur, CORES);
      ChaosRun.World world = new ChaosRun.World(daemon, client, saboteur, invariants);
      new ChaosRun(world, clock, out).run(ChaosPlan.of(seed, kills));
      invariants.violations().stream().sorted().forEach(each -> out.println("VIOLATION " + each));
      out.println(
          "kills=%d faults=%d violations=%d seed=%d machines=%d seconds=%d %s %s"
              .formatted(
                  kills,
                  saboteur.count(),
                  invariants.violations().size(),
                  seed,
                  clouds.ovh().everMade() + clouds.azure().everMade(),
                  Duration.between(began, clock.instant()).toSeconds(),
                  invariants.summary(),
                  saboteur.summary()));
      return invariants.violations().isEmpty();
    }
  }

  /** The clouds allow far more cores than the operator: it is our own limit that must hold. */
  private static Map<String, String> settings(SimClouds clouds) {
    Map<String, String> settings = new TreeMap<>(clouds.configuration());
    for (String provider : new String[] {"OVH", "AZURE"}) {
      int regions = settings.getOrDefault(provider + "_REGIONS", "").split(" ").length;
      settings.put(
          provider + "_CPUQUOTAS",
          String.join(" ", Collections.nCopies(regions, Integer.toString(CORES))));
    }
    settings.putAll(QUICK);
    return settings;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException error) {
      throw new UncheckedIOException("no free port", error);
    }
  }
}
