/**
 * What the daemon measures: every meter name stands in {@link io.scitq.server.metrics.MeterNames}.
 *
 * <p>Labels are few and bounded. This package knows Micrometer, and nothing of the domain.
 */
@NullMarked
package io.scitq.server.metrics;

import org.jspecify.annotations.NullMarked;
