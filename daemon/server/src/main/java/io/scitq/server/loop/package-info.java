/**
 * How every control loop runs: woken by a hint or a tick, one pass at a time, never stopped by an
 * error. What a pass does is in the packages of the loops themselves.
 */
@NullMarked
package io.scitq.server.loop;

import org.jspecify.annotations.NullMarked;
