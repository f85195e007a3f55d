package io.scitq.sim.cloud;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The faults asked for, and the count of all requests, by cloud and operation. Thread-safe; rules
 * can be added and cleared while the servers run.
 */
public final class SimFaults {
  private static final int ARRIVALS_KEPT = 100_000;

  private static final class Armed {
    private final FaultRule rule;
    private long seen;
    private long hits;

    Armed(FaultRule rule) {
      this.rule = rule;
    }
  }

  private static final class Tally {
    private final List<Instant> arrivals = new ArrayList<>();
    private long count;
  }

  private final InstantSource clock;
  private final Dice dice;
  private final List<Armed> armed = new ArrayList<>();
  private final Map<String, Tally> tallies = new TreeMap<>();

  /** Starts without faults. */
  public SimFaults(long seed, InstantSource clock) {
    this.clock = clock;
    this.dice = new Dice(seed);
  }

  /** Adds a rule; of several rules that hit a request the one added first wins. */
  public synchronized void inject(FaultRule rule) {
    armed.add(new Armed(rule));
  }

  /** Drops all rules; counts stay. */
  public synchronized void clear() {
    armed.clear();
  }

  /** Counts a request and says what goes wrong with it. Servers call it once for each request. */
  public synchronized Optional<Fault> arrive(String cloud, String operation) {
    Tally tally = tallies.computeIfAbsent(cloud + " " + operation, key -> new Tally());
    tally.count++;
    if (tally.arrivals.size() < ARRIVALS_KEPT) {
      tally.arrivals.add(clock.instant());
    }
    return armed.stream()
        .filter(one -> one.rule.matches(cloud, operation))
        .filter(one -> hits(one, cloud, operation))
        .findFirst()
        .map(one -> one.rule.fault());
  }

  private boolean hits(Armed one, String cloud, String operation) {
    long number = one.seen++;
    if (number < one.rule.skip() || one.hits >= one.rule.times()) {
      return false;
    }
    boolean hit =
        dice.unit("fault", cloud, operation, Long.toString(number)) < one.rule.probability();
    if (hit) {
      one.hits++;
    }
    return hit;
  }

  /** How many requests of an operation came to a cloud, faulted ones included. */
  public synchronized long requests(String cloud, String operation) {
    Tally tally = tallies.get(cloud + " " + operation);
    return tally == null ? 0 : tally.count;
  }

  /** How many requests of any kind came to a cloud. */
  public synchronized long requests(String cloud) {
    return tallies.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(cloud + " "))
        .mapToLong(entry -> entry.getValue().count)
        .sum();
  }

  /** All counts, keyed by cloud and operation with a blank between them. */
  public synchronized Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    tallies.forEach((key, tally) -> all.put(key, tally.count));
    return all;
  }

  /** When the requests of an operation arrived, oldest first; the first 100,000 are kept. */
  public synchronized List<Instant> arrivals(String cloud, String operation) {
    Tally tally = tallies.get(cloud + " " + operation);
    return tally == null ? List.of() : List.copyOf(tally.arrivals);
  }
}
