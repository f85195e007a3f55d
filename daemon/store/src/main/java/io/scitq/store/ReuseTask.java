package io.scitq.store;

import io.scitq.cache.Work;
import io.scitq.task.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * A pending task that an earlier result may serve.
 *
 * @param id its id
 * @param pendingSince since when it is pending, none for a row of before scitq 1.3
 * @param work what it does
 * @param output the folder that its result belongs to
 */
public record ReuseTask(
    TaskId id, Optional<Instant> pendingSince, Work work, Optional<String> output) {}
