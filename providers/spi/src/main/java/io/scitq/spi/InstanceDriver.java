package io.scitq.spi;

/**
 * Makes, finds and deletes instances. All methods block, are bounded by the configured time-outs,
 * may be called from several threads, and never throw for a vendor's answer.
 */
public interface InstanceDriver {
  /**
   * Asks for an instance. Idempotent by {@link LaunchRequest#name()}: when one with this name is
   * there, it is returned as adopted and nothing is bought. Returns as soon as the provider has
   * accepted; {@link #inspect} tells how it goes on.
   */
  LaunchOutcome launch(LaunchRequest request);

  /** Looks for one instance. */
  InspectOutcome inspect(InstanceRef instance);

  /**
   * Lists the instances that bear our server id, in all configured regions. A region that could not
   * be listed is not among the complete ones. What is left of vanished machines is listed too, as
   * {@link InstanceStatus#LEFTOVER}, whatever its age.
   */
  FetchReport<Instance> list();

  /** Deletes an instance and all that was made with it: network interface, address, disk. */
  DeleteOutcome delete(InstanceRef instance);

  /**
   * Reads the end of what an instance printed on its console. Takes seconds, not minutes, also when
   * nobody answers: a deletion waits for it.
   */
  default ConsoleOutcome console(InstanceRef instance) {
    return new ConsoleOutcome.Unsupported();
  }
}
