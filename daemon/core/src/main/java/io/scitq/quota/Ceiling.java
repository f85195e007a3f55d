package io.scitq.quota;

/**
 * A ceiling as it stands now.
 *
 * @param label what it counts: {@code declared-cores}, {@code cores}, {@code spot-cores}, {@code
 *     instances}, {@code public-ips}, {@code memory-gb}, {@code unknown-quota}
 * @param limit the ceiling
 * @param used what counts as used, what this pass has reserved included
 * @param asked what one more instance would take
 */
public record Ceiling(String label, long limit, long used, long asked) {
  /** How many more instances fit below it. */
  public int fits() {
    long left = Math.max(0, limit - used);
    return (int) Math.min(Integer.MAX_VALUE, asked == 0 ? Integer.MAX_VALUE : left / asked);
  }
}
