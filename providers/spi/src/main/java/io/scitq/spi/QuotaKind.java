package io.scitq.spi;

/** What a quota counts. */
public enum QuotaKind {
  /** Virtual CPUs bought on demand. */
  CORES,
  /** Virtual CPUs of all spot instances of a region together. */
  SPOT_CORES,
  /** Number of instances. */
  INSTANCES,
  /** Public IP addresses. */
  PUBLIC_IPS,
  /** Main memory in GB. */
  MEMORY_GB
}
