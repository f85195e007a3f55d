/**
 * Simulated scitq 1.3 workers: they read the user data of the machine they are on, talk to the
 * server named there over real HTTP as the Python worker does, and die with their machine.
 *
 * <p>They know the protocol and the user data only, nothing of the daemon and nothing of the
 * clouds.
 */
@NullMarked
package io.scitq.sim.worker;

import org.jspecify.annotations.NullMarked;
