package io.scitq.retire;

import java.time.Duration;

/**
 * What an operator may set about retiring.
 *
 * @param idleTimeout a worker of ours without tasks, and without pending tasks in its batch, is
 *     deleted after this
 * @param offlineTimeout a worker of ours that has been silent for this long is deleted
 */
public record RetireSettings(Duration idleTimeout, Duration offlineTimeout) {}
