/**
 * Simulated clouds for tests, demo and benchmarks: real HTTP servers on the loopback interface that
 * speak the vendors' formats, over a seeded world whose machines boot, run workers, fail and are
 * evicted. It knows nothing of the daemon.
 */
@NullMarked
package io.scitq.sim;

import org.jspecify.annotations.NullMarked;
