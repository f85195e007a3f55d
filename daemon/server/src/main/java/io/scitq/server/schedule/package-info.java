/** Quartz schedules of the updaters. */
@NullMarked
package io.scitq.server.schedule;

import org.jspecify.annotations.NullMarked;
