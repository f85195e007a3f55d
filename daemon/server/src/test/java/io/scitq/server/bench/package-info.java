/** Measurements of the whole daemon, run by hand; see daemon/docs/BENCHMARKS.md. */
@NullMarked
package io.scitq.server.bench;

import org.jspecify.annotations.NullMarked;
