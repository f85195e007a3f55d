package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * A worker with a machine of its own, as Ansible sees it.
 *
 * @param name its host name
 * @param group its provider, or {@code manual}
 * @param ipv4 its address
 * @param ipv6 its address
 * @param provider of the machine
 * @param region of the machine
 * @param flavor of the machine
 * @param cpu virtual cores
 * @param ram GB
 * @param gpu its kind
 * @param tags letters of the flavor
 */
public record InventoryHost(
    String name,
    String group,
    @Nullable String ipv4,
    @Nullable String ipv6,
    @Nullable String provider,
    @Nullable String region,
    @Nullable String flavor,
    @Nullable Integer cpu,
    @Nullable Double ram,
    @Nullable String gpu,
    @Nullable String tags) {}
