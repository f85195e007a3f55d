package io.scitq.server.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import io.scitq.server.chaos.Suspicions.Suspicion;
import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.spi.QuotaKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must hold whatever happens. Each violation is kept once. */
final class Invariants {
  /**
   * Complete listings until a registered worker's row has to know that its machine is gone: one was
   * under way, two may begin before the launch has settled, two must lack the machine, and one may
   * end between our look at the rows and that at the count. See {@link Chaos} for the times.
   */
  private static final int REGISTERED = 6;

  /** The same for one that is awaited: its row goes at its deadline, four listings later. */
  private static final int AWAITED = 15;

  /** States in which the provider has said yes. */
  private static final Set<String> BOUGHT = Set.of("starting", "booted", "registered");

  private final SimClouds clouds;
  private final ChaosClient client;
  private final Saboteur saboteur;
  private final int cores;
  private final Suspicions suspicions = new Suspicions();
  private final Listings listings = new Listings();
  private final Set<String> violations = new TreeSet<>();
  private Set<String> rowless = Set.of();
  private int comparisons;
  private long mostCores;

  /**
   * None violated yet.
   *
   * @param saboteur knows which machines were taken away
   * @param cores that each region may use
   */
  Invariants(SimClouds clouds, ChaosClient client, Saboteur saboteur, int cores) {
    this.clouds = clouds;
    this.client = client;
    this.saboteur = saboteur;
    this.cores = cores;
  }

  Set<String> violations() {
    return Set.copyOf(violations);
  }

  void violated(String sentence) {
    violations.add(sentence);
  }

  /** How often rows and machines could be compared, and how near the quotas it came. */
  String summary() {
    return "comparisons=%d cores=%d/%d".formatted(comparisons, mostCores, cores);
  }

  /** What holds at any time. */
  void checkNow() {
    for (SimCloud cloud : both()) {
      boughtOnce(cloud);
      quotas(cloud);
    }
    Set<String> machines = machines(); // first: what is made meanwhile has its row already
    client.items(BusAddress.WORKER_LIST, Map.of()).ifPresent(rows -> compare(machines, rows));
  }

  private void boughtOnce(SimCloud cloud) {
    cloud
        .timesMade()
        .forEach((name, times) -> {
          if (times > 1 + saboteur.taken(name)) {
            violations.add(
                "%s was bought %d times and taken away %d times"
                    .formatted(name, times, saboteur.taken(name)));
          }
        });
  }

  private void quotas(SimCloud cloud) {
    Set<String> regions =
        cloud.instances().stream().map(SimInstance::region).collect(Collectors.toSet());
    for (String region : regions) {
      long used =
          cloud.quota().used(region, QuotaKind.CORES)
              + cloud.quota().used(region, QuotaKind.SPOT_CORES);
      mostCores = Math.max(mostCores, used);
      if (used > cores) {
        violations.add("%s/%s uses %d cores of %d".formatted(cloud.name(), region, used, cores));
      }
    }
  }

  /** Rows and machines may contradict each other until the daemon could see it, not for longer. */
  private void compare(Set<String> machines, List<JsonNode> workers) {
    comparisons++;
    Set<String> rows =
        workers.stream().map(row -> row.path("name").asText()).collect(Collectors.toSet());
    checkRows(machines.stream().filter(name -> !rows.contains(name)).collect(Collectors.toSet()));
    Set<Suspicion> now =
        workers.stream()
            .filter(row -> BOUGHT.contains(row.path("instance").asText()))
            .filter(row -> !machines.contains(row.path("name").asText()))
            .map(Invariants::withoutMachine)
            .collect(Collectors.toSet());
    // the meters cost the daemon a moment: they are asked for only while they matter
    Optional<Map<String, Long>> counts = now.isEmpty() ? Optional.of(Map.of()) : listings();
    counts.ifPresent(each -> violations.addAll(suspicions.look(now, each)));
  }

  private static Suspicion withoutMachine(JsonNode row) {
    return new Suspicion(
        "row " + row.path("name").asText() + " has no machine",
        row.path("provider").asText(),
        row.path("instance").asText().equals("registered") ? REGISTERED : AWAITED);
  }

  /** How many complete listings of each provider have ended so far; empty without an answer. */
  Optional<Map<String, Long>> listings() {
    return client.meters().map(listings::read);
  }

  /**
   * A row is written before its machine is asked for, and goes after it, so only looks may cross:
   * what two looks in a row show is true, however far apart they are.
   */
  private void checkRows(Set<String> without) {
    without.stream()
        .filter(rowless::contains)
        .forEach(name -> violations.add("machine " + name + " has no row"));
    rowless = without;
  }

  private Set<String> machines() {
    return both().stream()
        .flatMap(cloud -> cloud.instances().stream())
        .map(SimInstance::name)
        .collect(Collectors.toSet());
  }

  private List<SimCloud> both() {
    return List.of(clouds.ovh(), clouds.azure());
  }

  /** What is left anywhere, in one line; empty when nothing is. */
  Optional<String> leftovers() {
    int machines = clouds.ovh().population() + clouds.azure().population();
    int parts = clouds.azureServer().parts().size();
    Optional<Integer> rows = client.items(BusAddress.WORKER_LIST, Map.of()).map(List::size);
    Optional<Integer> strays = client.items(BusAddress.STRAY_LIST, Map.of()).map(List::size);
    boolean none =
        machines + parts == 0
            && rows.filter(n -> n == 0).isPresent()
            && strays.filter(n -> n == 0).isPresent();
    return none
        ? Optional.empty()
        : Optional.of(
            "%d machines, %d parts, %s rows and %s strays"
                .formatted(machines, parts, known(rows), known(strays)));
  }

  private static String known(Optional<Integer> count) {
    return count.map(Object::toString).orElse("unknown");
  }
}
