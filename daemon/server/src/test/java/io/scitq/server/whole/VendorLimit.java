package io.scitq.server.whole;

import io.scitq.sim.cloud.SimFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A bucket of requests as a vendor keeps it, and how full it would have stayed under what really
 * arrived.
 *
 * @param name what the vendor calls it
 * @param capacity requests in the full bucket
 * @param perSecond what flows back
 * @param operations the simulator's words for the requests that count
 */
record VendorLimit(String name, int capacity, double perSecond, List<String> operations) {
  private static final List<String> MACHINES = List.of("vm.list");
  private static final List<String> LISTS = List.of("vm.list", "disk.list", "nic.list", "ip.list");

  /**
   * Azure's by its documents of May 2024: reads of a subscription and region at its resource
   * manager, lists of machines of a subscription.
   */
  static final List<VendorLimit> AZURE =
      List.of(
          new VendorLimit("Azure resource manager, reads", 250, 25, LISTS),
          new VendorLimit("Azure compute, lists of machines", 900, 5, MACHINES));

  /** How low the bucket went with the requests since then, which found it full. */
  String judge(SimFaults counted, Instant since) {
    List<Instant> arrivals =
        operations.stream()
            .flatMap(operation -> counted.arrivals("azure", operation).stream())
            .filter(at -> !at.isBefore(since))
            .sorted()
            .toList();
    double left = capacity;
    double least = capacity;
    Instant before = since;
    for (Instant at : arrivals) {
      double flown = Duration.between(before, at).toNanos() / 1e9 * perSecond;
      left = Math.min(capacity, left + flown) - 1;
      least = Math.min(least, left);
      before = at;
    }
    return String.format(
        Locale.ROOT,
        "%s, %d and %.0f/s: %d requests, %s (least left %.0f)",
        name,
        capacity,
        perSecond,
        arrivals.size(),
        least >= 0 ? "kept" : "BROKEN",
        least);
  }
}
