package io.scitq.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The tour: fills the catalog, queues three batches, and tells how they are worked through until
 * the last worker is gone.
 */
public final class DemoTour {
  /** Far longer than the tour takes; a batch that stalls must not go unnoticed here either. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration LOOK = Duration.ofMillis(300);

  private final DemoClient client;
  private final Narrator narrator;
  private final InstantSource clock;

  DemoTour(DemoClient client, Narrator narrator, InstantSource clock) {
    this.client = client;
    this.narrator = narrator;
    this.clock = clock;
  }

  /**
   * Runs to the end.
   *
   * @return true when every task succeeded and nothing is left at the clouds
   */
  boolean run() throws InterruptedException {
    awaitCatalog();
    for (DemoBatch batch : DemoBatch.ALL) {
      IntStream.rangeClosed(1, batch.tasks())
          .forEach(n -> client.queueTask(batch.name(), batch.name() + "-" + n, command(n)));
      client.bus(BusAddress.RECRUITER_CREATE, batch.request());
      narrator.say("batch " + batch.name() + ": " + batch.tasks() + " tasks " + batch.story());
    }
    List<String> names = DemoBatch.ALL.stream().map(DemoBatch::name).toList();
    Watcher watcher = new Watcher(client, narrator, names);
    Instant limit = clock.instant().plus(PATIENCE);
    boolean told = false;
    while (!(watcher.tasksDone() && watcher.workersGone() && watcher.launched() > 0)) {
      watcher.look();
      if (!told && watcher.tasksDone()) {
        told = true;
        narrator.say("all tasks are done; idle workers will be retired");
      }
      if (clock.instant().isAfter(limit)) {
        narrator.say("the tour did not end within " + PATIENCE.toMinutes() + " minutes");
        return false;
      }
      Thread.sleep(LOOK);
    }
    return summary(watcher, names);
  }

  private static String command(int n) {
    return "sleep " + (1 + n % 3);
  }

  private void awaitCatalog() throws InterruptedException {
    Instant limit = clock.instant().plus(PATIENCE);
    while (clock.instant().isBefore(limit)) {
      List<JsonNode> updaters = client.items(BusAddress.UPDATER_STATUS, Map.of());
      boolean all =
          !updaters.isEmpty()
              && updaters.stream().allMatch(row -> row.path("last_success").isTextual());
      if (all) {
        for (JsonNode row : updaters) {
          narrator.say(
              "catalog of "
                  + row.path("provider").asText()
                  + ": "
                  + row.path("offerings").asInt()
                  + " offerings can be chosen");
        }
        return;
      }
      Thread.sleep(LOOK);
    }
    throw new IllegalStateException("the catalog was not filled; see the log");
  }

  private boolean summary(Watcher watcher, List<String> names) {
    Map<String, Integer> counts = client.taskCounts(names);
    int succeeded = counts.getOrDefault("succeeded", 0);
    int failed = counts.getOrDefault("failed", 0);
    narrator.say(
        String.format(
            Locale.ROOT,
            "done: %d tasks succeeded, %d failed, %d workers were launched (%s per hour)"
                + " and all of them are gone",
            succeeded,
            failed,
            watcher.launched(),
            watcher.costPerHour()));
    return failed == 0;
  }
}
