package io.scitq.sim.cloud;

/**
 * When a fault happens. An operation may be a whole name ({@code vm.create}) or a beginning with a
 * star ({@code vm.*}, {@code *}).
 *
 * @param cloud {@code ovh}, {@code azure} or {@code *}
 * @param operation name of an operation, or a beginning with a star
 * @param skip how many matching requests pass unharmed first
 * @param times how many requests are hit, at least 1
 * @param probability part of the matching requests that are hit, more than 0 and at most 1
 * @param fault what happens
 */
public record FaultRule(
    String cloud, String operation, long skip, long times, double probability, Fault fault) {
  /** Checks the ranges. */
  public FaultRule {
    if (skip < 0 || times < 1) {
      throw new IllegalArgumentException("skip must be 0 or more and times 1 or more");
    }
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be in (0, 1], got " + probability);
    }
  }

  /** Hits every matching request. */
  public static FaultRule always(String cloud, String operation, Fault fault) {
    return new FaultRule(cloud, operation, 0, Long.MAX_VALUE, 1, fault);
  }

  /** Hits the next matching request only. */
  public static FaultRule once(String cloud, String operation, Fault fault) {
    return new FaultRule(cloud, operation, 0, 1, 1, fault);
  }

  /** Lets some requests pass first. */
  public FaultRule afterPassing(long requests) {
    return new FaultRule(cloud, operation, requests, times, probability, fault);
  }

  /** Limits how many requests are hit. */
  public FaultRule times(long requests) {
    return new FaultRule(cloud, operation, skip, requests, probability, fault);
  }

  /** Hits a part of the matching requests. */
  public FaultRule withProbability(double part) {
    return new FaultRule(cloud, operation, skip, times, part, fault);
  }

  boolean matches(String atCloud, String atOperation) {
    return fits(cloud, atCloud) && fits(operation, atOperation);
  }

  private static boolean fits(String pattern, String text) {
    return pattern.endsWith("*")
        ? text.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(text);
  }
}
