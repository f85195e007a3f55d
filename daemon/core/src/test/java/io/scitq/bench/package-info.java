/** Benchmarks, run by hand; see daemon/docs/BENCHMARKS.md. */
@NullMarked
package io.scitq.bench;

import org.jspecify.annotations.NullMarked;
