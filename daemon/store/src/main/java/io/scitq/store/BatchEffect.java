package io.scitq.store;

/**
 * What an act on a batch has changed.
 *
 * @param known false when there is no task, worker or recruiter of this batch
 * @param workers workers paused or resumed, or left without their batch
 * @param signals signals queued
 * @param tasks tasks deleted
 * @param recruiters recruiters deleted
 */
public record BatchEffect(boolean known, long workers, long signals, long tasks, long recruiters) {}
