package io.scitq.spi;

/** The answer to a launch request. */
public sealed interface LaunchOutcome permits LaunchOutcome.Accepted, LaunchFailure {
  /**
   * The provider is making it, or has made it.
   *
   * @param instance as the provider describes it now
   * @param adopted true when an earlier request had made it already
   */
  record Accepted(Instance instance, boolean adopted) implements LaunchOutcome {}
}
