/**
 * The loop that gives pending tasks to workers: lease, snapshot, plan, record. It holds no rule of
 * its own; the planner and the store do.
 */
@NullMarked
package io.scitq.server.dispatch;

import org.jspecify.annotations.NullMarked;
