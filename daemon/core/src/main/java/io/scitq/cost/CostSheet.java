package io.scitq.cost;

import io.scitq.spi.OfferingId;
import io.scitq.spi.Purchase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up machine lives by batch: {@code time * price per hour}, the time split where a machine was
 * handed to another batch. It keeps one line per batch and offering, however many machines there
 * were. Not for several threads.
 */
public final class CostSheet {
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
  private static final int DIGITS = 6;

  private static final Comparator<BatchCost.Line> DEAREST =
      Comparator.comparing(BatchCost.Line::spent)
          .reversed()
          .thenComparing(BatchCost.Line::offering)
          .thenComparing(BatchCost.Line::purchase)
          .thenComparing(line -> line.currency().getCurrencyCode());

  private final Instant now;
  private final Map<String, Map<Key, Sum>> batches = new TreeMap<>();

  private record Key(OfferingId offering, Purchase purchase, Currency currency) {}

  /** What is known of one line so far. */
  private static final class Sum {
    private int launches;
    private int failed;
    private int running;
    private long millis;
    private BigDecimal priceTimesMillis = BigDecimal.ZERO;
    private BigDecimal perHour = BigDecimal.ZERO;
  }

  /** An empty sheet; machines that are there are counted until now. */
  public CostSheet(Instant now) {
    this.now = now;
  }

  /** Adds one machine. */
  public void add(MachineLife life) {
    Sum bought = sum(life.batch(), life);
    bought.launches++;
    bought.failed += life.failed() ? 1 : 0;
    if (life.started().isEmpty()) {
      return;
    }
    Instant end = life.ended().orElse(now);
    Instant from = life.started().get();
    String batch = life.batch();
    for (MachineLife.Move move : life.moves()) {
      Instant until = earlier(move.at(), end);
      spend(batch, life, from, until);
      from = from.isBefore(until) ? until : from;
      batch = move.batch();
    }
    spend(batch, life, from, end);
    if (life.ended().isEmpty()) {
      Sum last = sum(batch, life);
      last.running++;
      last.perHour = last.perHour.add(life.price().perHour());
    }
  }

  private void spend(String batch, MachineLife life, Instant from, Instant until) {
    if (from.isBefore(until)) {
      long millis = Duration.between(from, until).toMillis();
      Sum sum = sum(batch, life);
      sum.millis += millis;
      sum.priceTimesMillis =
          sum.priceTimesMillis.add(life.price().perHour().multiply(BigDecimal.valueOf(millis)));
    }
  }

  private Sum sum(String batch, MachineLife life) {
    Key key = new Key(life.offering(), life.purchase(), life.price().currency());
    return batches
        .computeIfAbsent(batch, name -> new HashMap<>())
        .computeIfAbsent(key, offering -> new Sum());
  }

  /** What each batch has cost, by name. */
  public List<BatchCost> batches() {
    return batches.entrySet().stream().map(each -> cost(each.getKey(), each.getValue())).toList();
  }

  private static BatchCost cost(String batch, Map<Key, Sum> sums) {
    List<BatchCost.Line> lines =
        sums.entrySet().stream()
            .map(each -> line(each.getKey(), each.getValue()))
            .sorted(DEAREST)
            .toList();
    return new BatchCost(batch, totals(lines), lines);
  }

  private static BatchCost.Line line(Key key, Sum sum) {
    return new BatchCost.Line(
        key.offering(),
        key.purchase(),
        key.currency(),
        sum.launches,
        sum.failed,
        sum.running,
        Duration.ofMillis(sum.millis),
        sum.priceTimesMillis.divide(MILLIS_PER_HOUR, DIGITS, RoundingMode.HALF_UP),
        sum.perHour);
  }

  private static List<BatchCost.Total> totals(List<BatchCost.Line> lines) {
    Map<String, BatchCost.Total> totals = new TreeMap<>();
    for (BatchCost.Line line : lines) {
      totals.merge(
          line.currency().getCurrencyCode(),
          new BatchCost.Total(line.currency(), line.spent(), line.perHour()),
          (one, other) ->
              new BatchCost.Total(
                  one.currency(),
                  one.spent().add(other.spent()),
                  one.perHour().add(other.perHour())));
    }
    return List.copyOf(totals.values());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
