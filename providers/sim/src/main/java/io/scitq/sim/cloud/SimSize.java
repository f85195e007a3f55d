package io.scitq.sim.cloud;

/**
 * A size that a region has, as far as the machines' life depends on it.
 *
 * @param name as the vendor spells it
 * @param family the vendor's size family
 * @param vcpus what it takes from the quota, at least 1
 * @param sellable false when the vendor lists it but refuses to make it
 */
public record SimSize(String name, String family, int vcpus, boolean sellable) {}
