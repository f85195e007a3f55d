package io.scitq.server.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.spi.QuotaKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must hold whatever happens. Each violation is kept once. */
final class Invariants {
  private final SimClouds clouds;
  private final ChaosClient client;
  private final int cores;
  private final Duration grace;
  private final InstantSource clock;
  private final Map<String, Instant> suspects = new HashMap<>();
  private final Set<String> violations = new TreeSet<>();

  /**
   * None violated yet.
   *
   * @param cores that each region may use
   * @param grace how long rows and machines may contradict each other
   */
  Invariants(SimClouds clouds, ChaosClient client, int cores, Duration grace, InstantSource clock) {
    this.clouds = clouds;
    this.client = client;
    this.cores = cores;
    this.grace = grace;
    this.clock = clock;
  }

  Set<String> violations() {
    return Set.copyOf(violations);
  }

  void violated(String sentence) {
    violations.add(sentence);
  }

  /** What holds at any time. */
  void checkNow() {
    for (SimCloud cloud : List.of(clouds.ovh(), clouds.azure())) {
      cloud
          .timesMade()
          .forEach((name, times) -> {
            if (times > 1) {
              violations.add(name + " was bought " + times + " times");
            }
          });
      quotas(cloud);
    }
    client.items(BusAddress.WORKER_LIST, Map.of()).ifPresent(this::compare);
  }

  private void quotas(SimCloud cloud) {
    Set<String> regions =
        cloud.instances().stream().map(SimInstance::region).collect(Collectors.toSet());
    for (String region : regions) {
      long used =
          cloud.quota().used(region, QuotaKind.CORES)
              + cloud.quota().used(region, QuotaKind.SPOT_CORES);
      if (used > cores) {
        violations.add("%s/%s uses %d cores of %d".formatted(cloud.name(), region, used, cores));
      }
    }
  }

  /** Rows and machines may contradict each other for a while, not for longer. */
  private void compare(List<JsonNode> workers) {
    Set<String> machines = machines();
    Set<String> rows = names(workers, Optional.empty());
    Set<String> registered = names(workers, Optional.of("registered"));
    Set<String> now = new HashSet<>();
    machines.stream()
        .filter(name -> !rows.contains(name))
        .forEach(name -> now.add("machine " + name + " has no row"));
    registered.stream()
        .filter(name -> !machines.contains(name))
        .forEach(name -> now.add("row " + name + " has no machine"));
    suspects.keySet().retainAll(now);
    Instant at = clock.instant();
    for (String suspect : now) {
      if (suspects.computeIfAbsent(suspect, first -> at).plus(grace).isBefore(at)) {
        violations.add(suspect);
      }
    }
  }

  private Set<String> machines() {
    return List.of(clouds.ovh(), clouds.azure()).stream()
        .flatMap(cloud -> cloud.instances().stream())
        .map(SimInstance::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> names(List<JsonNode> workers, Optional<String> instance) {
    return workers.stream()
        .filter(row -> instance.isEmpty() || row.path("instance").asText().equals(instance.get()))
        .map(row -> row.path("name").asText())
        .collect(Collectors.toSet());
  }

  /** True when nothing is left anywhere. */
  boolean nothingLeft() {
    return clouds.ovh().population() + clouds.azure().population() == 0
        && clouds.azureServer().parts().isEmpty()
        && client.items(BusAddress.WORKER_LIST, Map.of()).filter(List::isEmpty).isPresent()
        && client.items(BusAddress.STRAY_LIST, Map.of()).filter(List::isEmpty).isPresent();
  }

  /** What must hold of tasks in the end. */
  void checkTasks(Set<Integer> acknowledged, List<JsonNode> tasks, List<JsonNode> successes) {
    Set<Integer> there =
        tasks.stream().map(task -> task.path("task_id").asInt()).collect(Collectors.toSet());
    acknowledged.stream()
        .filter(id -> !there.contains(id))
        .forEach(id -> violations.add("task " + id + " is lost"));
    tasks.stream()
        .filter(task -> !task.path("status").asText().equals("succeeded"))
        .forEach(task ->
            violations.add(
                "task %d is %s in the end"
                    .formatted(task.path("task_id").asInt(), task.path("status").asText())));
    successes.stream()
        .collect(Collectors.groupingBy(row -> row.path("task_id").asInt(), Collectors.counting()))
        .forEach((task, times) -> {
          if (times > 1) {
            violations.add("task " + task + " succeeded " + times + " times");
          }
        });
  }
}
