package io.scitq.sim.cloud;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Moves prices in steps. In each step a small part of the prices changes, by 0.78 to 1.12, as seen
 * between May and August 2026; all others stand still.
 */
public final class PriceSteps {
  /** Part of the prices that a step changes: 1,072 of 55,676 spot prices on 2026-05-01. */
  private static final double PART = 0.02;

  private final Dice dice;
  private final AtomicInteger step = new AtomicInteger();

  PriceSteps(long seed) {
    dice = new Dice(seed);
  }

  /** Makes the next step. */
  public void next() {
    step.incrementAndGet();
  }

  void moveEvery(Duration interval, SimTime time) {
    time.after(
        interval,
        () -> {
          next();
          moveEvery(interval, time);
        });
  }

  /** How many steps were made. */
  public int made() {
    return step.get();
  }

  /** The present factor of a price, by a stable name of it. */
  public double factor(String price) {
    double factor = 1;
    int last = step.get();
    for (int number = 1; number <= last; number++) {
      String at = Integer.toString(number);
      if (dice.unit("reprice", price, at) < PART) {
        factor *= 0.78 + 0.34 * dice.unit("ratio", price, at);
      }
    }
    return factor;
  }

  /** A price after all steps, with at most six decimals; untouched prices keep their own digits. */
  public BigDecimal apply(BigDecimal price, String name) {
    double factor = factor(name);
    return factor == 1
        ? price
        : price.multiply(BigDecimal.valueOf(factor)).setScale(6, RoundingMode.HALF_UP);
  }
}
