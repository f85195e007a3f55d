package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.ProviderId;

/**
 * A launch whose instance this process has to delete.
 *
 * @param id which one
 * @param ref what to delete
 * @param provider where
 * @param absentSeen how many times it was found absent already
 * @param reason why it is deleted
 * @param consoleUnread true when its worker never registered and its console was not read yet
 */
public record DoomedLaunch(
    LaunchId id,
    InstanceRef ref,
    ProviderId provider,
    int absentSeen,
    String reason,
    boolean consoleUnread) {}
