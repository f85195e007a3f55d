/**
 * The vendor-neutral heart of the simulators: what a cloud has, what it does with time, and what
 * goes wrong in it on demand.
 *
 * <p>It knows no HTTP and no vendor's format. All chance comes from the seed and from names, so
 * that the same requests give the same world whatever threads bring them.
 */
@NullMarked
package io.scitq.sim.cloud;

import org.jspecify.annotations.NullMarked;
