package io.scitq.store;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A worker with a machine that is up, or coming up.
 *
 * @param name its host name
 * @param group of Ansible, where one was given
 * @param ipv4 its address
 * @param ipv6 its address
 * @param provider of the machine
 * @param region of the machine
 * @param flavor of the machine
 * @param cpu virtual cores of the flavor
 * @param ram GB of the flavor
 * @param gpu of the flavor
 * @param tags of the flavor
 */
public record InventoryRow(
    String name,
    Optional<String> group,
    Optional<String> ipv4,
    Optional<String> ipv6,
    Optional<String> provider,
    Optional<String> region,
    Optional<String> flavor,
    OptionalInt cpu,
    OptionalDouble ram,
    Optional<String> gpu,
    Optional<String> tags) {}
