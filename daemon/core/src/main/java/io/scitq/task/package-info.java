/**
 * The statuses of tasks, executions and workers, and their legal moves. Pure: no clock, no
 * database.
 */
@NullMarked
package io.scitq.task;

import org.jspecify.annotations.NullMarked;
