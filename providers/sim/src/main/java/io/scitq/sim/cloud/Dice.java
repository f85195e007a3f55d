package io.scitq.sim.cloud;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Chance that depends on the seed and on names alone, never on the order of calls: the same
 * question always has the same answer.
 *
 * @param seed the world's seed
 */
public record Dice(long seed) {
  private static final long PRIME = 0x100000001b3L;

  /** A number from 0 (included) to 1 (excluded). */
  public double unit(String... names) {
    return (hash(names) >>> 11) * 0x1.0p-53;
  }

  /** A number from 0 (included) to bound (excluded). */
  public int below(int bound, String... names) {
    return (int) (unit(names) * bound);
  }

  /** An identifier in the usual form. */
  public UUID uuid(String... names) {
    long high = hash(names);
    long low = mix(high + seed + 1);
    return new UUID((high & ~0xf000L) | 0x4000L, (low & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }

  private long hash(String... names) {
    long value = mix(seed ^ 0xcbf29ce484222325L);
    for (String name : names) {
      for (byte sign : name.getBytes(StandardCharsets.UTF_8)) {
        value = (value ^ (sign & 0xff)) * PRIME;
      }
      value = (value ^ 0x1f) * PRIME;
    }
    return mix(value);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
