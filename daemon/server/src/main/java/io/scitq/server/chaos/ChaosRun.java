package io.scitq.server.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Kills, faults and evictions in the middle of work, then peace, then the reckoning. */
final class ChaosRun {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration START = Duration.ofSeconds(90);

  /** Every bound of the daemon is far below: time-outs of calls, of silence, of registering. */
  private static final Duration PEACE = Duration.ofMinutes(4);

  /** The longest that a failure forbids anything; the clock is set so far on in the end. */
  private static final Duration LONGEST_BLOCK = Duration.ofHours(25);

  /** For tasks that were queued to run on machines that are there. */
  private static final Duration AT_WORK = Duration.ofSeconds(5);

  private static final List<String> CLOUDS = List.of("ovh", "azure");
  private static final int TASKS_FIRST = 30;
  private static final int SECONDS = 12;

  private final ChaosDaemon daemon;
  private final ChaosClient client;
  private final Saboteur saboteur;
  private final Invariants invariants;
  private final Tasks tasks;
  private final InstantSource clock;
  private final PrintStream out;
  private Instant stepBegan = Instant.EPOCH;

  ChaosRun(World world, InstantSource clock, PrintStream out) {
    this.daemon = world.daemon();
    this.client = world.client();
    this.saboteur = world.saboteur();
    this.invariants = world.invariants();
    this.tasks = new Tasks(world.client());
    this.clock = clock;
    this.out = out;
  }

  /** What it happens to. */
  record World(ChaosDaemon daemon, ChaosClient client, Saboteur saboteur, Invariants invariants) {}

  /** Runs to the end, or to the first thing without which nothing can go on. */
  void run(List<Step> steps) throws InterruptedException {
    stepBegan = clock.instant();
    if (!await(START, this::hasCatalog)) {
      invariants.violated(
          "the daemon did not start and read the catalogs in " + START + ", see daemon.log");
      return;
    }
    ChaosPlan.BATCHES.forEach(this::begin);
    say("started");
    for (Step step : steps) {
      out.println(step);
      step.first().forEach(saboteur::perform);
      tasks.queue(step.batch(), step.tasks());
      silence(step);
      pause(step.pause());
      kill(step);
      if (!await(START, client::isReady)) {
        invariants.violated("the daemon was not ready again after step " + step.number());
        return;
      }
      say("ready again");
    }
    saboteur.makePeace(LONGEST_BLOCK);
    reckon();
  }

  /** Only who holds tasks when it falls silent has something late to say afterwards. */
  private void silence(Step step) throws InterruptedException {
    if (!step.atWork().isEmpty()) {
      await(AT_WORK, () -> tasks.areRunning(step.batch()));
      step.atWork().forEach(saboteur::perform);
    }
  }

  private void reckon() throws InterruptedException {
    Map<String, Long> before = invariants.listings().orElse(Map.of());
    if (!await(PEACE, () -> hasListed(before))) {
      invariants.violated("the providers' machines were not listed whole again in " + PEACE);
    }
    if (!await(PEACE, this::hasFreshCatalog)) {
      invariants.violated("the catalogs were not read again in " + PEACE);
    }
    if (!await(PEACE, tasks::allSucceeded)) {
      invariants.violated("batches did not finish in " + PEACE + " after the faults stopped");
    }
    say("batches done, " + tasks.acknowledged() + " tasks acknowledged");
    if (!await(PEACE, () -> invariants.leftovers().isEmpty())) {
      invariants.violated(
          "left "
              + PEACE
              + " after the end: "
              + invariants.leftovers().orElse("nothing, too late"));
    }
    if (!await(START, () -> tasks.wrong().isPresent())) {
      invariants.violated("the daemon does not answer in the end");
    }
    tasks.wrong().ifPresent(wrong -> wrong.forEach(invariants::violated));
    say("nothing left");
  }

  private void say(String what) {
    Instant now = clock.instant();
    out.println("  " + what + " after " + Duration.between(stepBegan, now).toMillis() + " ms");
    stepBegan = now;
  }

  private void kill(Step step) throws InterruptedException {
    boolean done =
        switch (step.kill()) {
          case DATABASE -> daemon.killDatabase();
          case BACKEND -> daemon.killBackend();
          case BOTH -> {
            daemon.killDatabase();
            daemon.killAndRestart();
            yield true;
          }
          case DAEMON -> {
            daemon.killAndRestart();
            yield true;
          }
          case WHILE_STARTING -> {
            daemon.killAndRestart();
            pause(step.delay());
            daemon.killAndRestart();
            yield true;
          }
        };
    if (!done) {
      daemon.killAndRestart(); // the database was down already
    }
  }

  private void begin(String batch) {
    tasks.queue(batch, Collections.nCopies(TASKS_FIRST, SECONDS));
    Map<String, Object> recruiter =
        Map.of(
            "batch",
            batch,
            "rank",
            1,
            "flavor",
            "auto:cpu>=2:eviction<=100",
            "provider",
            batch,
            "region",
            "auto",
            "concurrency",
            2,
            "tasks_per_worker",
            2);
    if (!client.bus(BusAddress.RECRUITER_CREATE, recruiter)) {
      invariants.violated("the recruiter of " + batch + " was refused");
    }
  }

  /** On a busy machine the first reading may fail by the short time-outs; a person asks again. */
  private boolean hasCatalog() {
    Optional<List<JsonNode>> updaters = client.items(BusAddress.UPDATER_STATUS, Map.of());
    List<JsonNode> unread =
        updaters.stream().flatMap(List::stream).filter(row -> !isRead(row)).toList();
    unread.stream()
        .filter(row -> !row.path("outcome").asText("").isEmpty())
        .forEach(row ->
            client.bus(BusAddress.UPDATER_RUN, Map.of("provider", row.path("provider").asText())));
    return updaters.isPresent() && unread.isEmpty();
  }

  /** What the schedules would do in the hours that were skipped. */
  private boolean hasFreshCatalog() {
    return CLOUDS.stream()
        .allMatch(name -> client.bus(BusAddress.UPDATER_RUN, Map.of("provider", name)));
  }

  /** Without that no lost machine is ever noticed. */
  private boolean hasListed(Map<String, Long> before) {
    Map<String, Long> now = invariants.listings().orElse(before);
    return CLOUDS.stream()
        .allMatch(name -> now.getOrDefault(name, 0L) > before.getOrDefault(name, 0L));
  }

  private static boolean isRead(JsonNode updater) {
    return updater.path("offerings").asInt() > 0
        || updater.path("state").asText().equals("disabled");
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
