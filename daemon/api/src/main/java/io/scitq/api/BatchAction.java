package io.scitq.api;

/**
 * What was done to a batch.
 *
 * @param batch its name
 * @param known false when nothing of this name was there
 * @param workers workers paused, resumed or left without it
 * @param signals signals queued
 * @param tasks tasks deleted
 * @param recruiters recruiters deleted
 */
public record BatchAction(
    String batch, boolean known, long workers, long signals, long tasks, long recruiters) {}
