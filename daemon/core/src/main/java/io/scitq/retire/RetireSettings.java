package io.scitq.retire;

import java.time.Duration;

/**
 * What an operator may set about retiring.
 *
 * @param idleTimeout a worker of ours without tasks, and without pending tasks in its batch, is
 *     deleted after this
 * @param offlineTimeout a worker of ours that has been silent for this long is deleted
 * @param deleteEvicted whether an evicted worker of ours is deleted at once, not when it is silent
 */
public record RetireSettings(
    Duration idleTimeout, Duration offlineTimeout, boolean deleteEvicted) {}
