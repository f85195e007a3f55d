/**
 * The sweeping loop: compares what providers have with what our tables know, and deletes strays
 * when the admin allows it. What follows from a comparison is decided in {@code io.scitq.sweep}.
 */
@NullMarked
package io.scitq.server.sweep;

import org.jspecify.annotations.NullMarked;
