package io.scitq.server.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import io.scitq.sim.SimClouds;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Kills, faults and evictions in the middle of work, then peace, then the reckoning. */
final class ChaosRun {
  private static final List<String> BATCHES = List.of("ovh", "azure", "auto");
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration START = Duration.ofSeconds(90);

  /** Every bound of the daemon is far below: time-outs of calls, of silence, of registering. */
  private static final Duration PEACE = Duration.ofMinutes(4);

  private static final int TASKS_FIRST = 20;
  private static final int TASKS_LATER = 4;

  private final SimClouds clouds;
  private final ChaosDaemon daemon;
  private final ChaosClient client;
  private final Invariants invariants;
  private final InstantSource clock;
  private final PrintStream out;
  private final Random random;
  private final Set<Integer> acknowledged = new HashSet<>();

  ChaosRun(World world, Random random, InstantSource clock, PrintStream out) {
    this.clouds = world.clouds();
    this.daemon = world.daemon();
    this.client = world.client();
    this.invariants = world.invariants();
    this.random = random;
    this.clock = clock;
    this.out = out;
  }

  /** What it happens to. */
  record World(SimClouds clouds, ChaosDaemon daemon, ChaosClient client, Invariants invariants) {}

  /**
   * Runs to the end.
   *
   * @return how many faults and evictions there were
   */
  int run(int kills) throws InterruptedException {
    FaultDice dice = new FaultDice(random, clouds);
    if (!await(START, this::hasCatalog)) {
      invariants.violated("the daemon did not start and read the catalogs in " + START);
      return 0;
    }
    BATCHES.forEach(this::begin);
    for (int kill = 1; kill <= kills; kill++) {
      dice.roll();
      queue(BATCHES.get(random.nextInt(BATCHES.size())), TASKS_LATER);
      pause(Duration.ofMillis(200 + random.nextInt(1200)));
      kill();
      if (!await(START, client::isReady)) {
        invariants.violated("the daemon was not ready again after kill " + kill);
        return dice.count();
      }
    }
    dice.calm();
    if (!await(PEACE, this::allSucceeded)) {
      invariants.violated("batches did not finish in " + PEACE + " after the faults stopped");
    }
    if (!await(PEACE, invariants::nothingLeft)) {
      invariants.violated("machines, parts, rows or strays are left " + PEACE + " after the end");
    }
    invariants.checkTasks(
        acknowledged,
        client.list("/tasks/", Map.of()).orElse(List.of()),
        client.list("/executions/", Map.of("status", "succeeded")).orElse(List.of()));
    return dice.count();
  }

  private void kill() throws InterruptedException {
    if (random.nextBoolean() && daemon.killDatabase()) {
      out.println("killed the database");
    } else {
      daemon.killAndRestart();
      out.println("killed the daemon");
    }
  }

  private void begin(String batch) {
    queue(batch, TASKS_FIRST);
    String provider = batch.equals("auto") ? "auto" : batch;
    boolean made =
        client.bus(
            BusAddress.RECRUITER_CREATE,
            Map.of(
                "batch",
                batch,
                "rank",
                1,
                "flavor",
                "auto:cpu>=2:eviction<=100",
                "provider",
                provider,
                "region",
                "auto",
                "concurrency",
                2,
                "tasks_per_worker",
                4));
    if (!made) {
      invariants.violated("the recruiter of " + batch + " was refused");
    }
  }

  /** What is in doubt may be there or not; what is acknowledged must be there. */
  private void queue(String batch, int tasks) {
    for (int n = 0; n < tasks; n++) {
      client.queue(batch, "sleep " + (5 + random.nextInt(30))).ifPresent(acknowledged::add);
    }
  }

  private boolean hasCatalog() {
    return client
        .items(BusAddress.UPDATER_STATUS, Map.of())
        .filter(rows -> rows.stream().allMatch(ChaosRun::isRead))
        .isPresent();
  }

  private static boolean isRead(JsonNode updater) {
    return updater.path("offerings").asInt() > 0
        || updater.path("state").asText().equals("disabled");
  }

  private boolean allSucceeded() {
    return client
        .list("/tasks/", Map.of())
        .filter(tasks -> tasks.stream().allMatch(ChaosRun::isDone))
        .isPresent();
  }

  private static boolean isDone(JsonNode task) {
    return task.path("status").asText().equals("succeeded");
  }

  private void pause(Duration time) throws InterruptedException {
    Instant end = clock.instant().plus(time);
    await(time, () -> !clock.instant().isBefore(end));
  }

  /** Looks again and again; the invariants are checked with every look. */
  private boolean await(Duration bound, BooleanSupplier condition) throws InterruptedException {
    Instant end = clock.instant().plus(bound);
    while (clock.instant().isBefore(end)) {
      invariants.checkNow();
      if (condition.getAsBoolean()) {
        return true;
      }
      Thread.sleep(LOOK);
    }
    return false;
  }
}
