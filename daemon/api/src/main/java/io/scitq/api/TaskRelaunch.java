package io.scitq.api;

/**
 * What a relaunch did.
 *
 * @param taskId its id
 * @param wasPending true when it was in the queue already and nothing was done
 */
public record TaskRelaunch(int taskId, boolean wasPending) {}
