/**
 * Which tasks and executions are stuck, and how they come back. Pure: no clock, no database.
 *
 * <p>A task is stuck when nothing that lives will ever move it: its execution or its worker is
 * gone, or a worker will not take it.
 */
@NullMarked
package io.scitq.reconcile;

import org.jspecify.annotations.NullMarked;
