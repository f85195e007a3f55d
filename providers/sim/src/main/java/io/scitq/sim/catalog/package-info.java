/**
 * What the simulated clouds sell, kept as the vendors' own rows: read from recorded region files,
 * or made at any size from a small table of facts.
 *
 * <p>Rows are made when they are asked for, so that a catalog of 60,000 offerings costs little
 * memory. The traps of the real answers are left in. It knows no HTTP.
 */
@NullMarked
package io.scitq.sim.catalog;

import org.jspecify.annotations.NullMarked;
