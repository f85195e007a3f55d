/**
 * The provider contract as tests: each adapter extends the abstract classes here and supplies a
 * {@link io.scitq.spi.testkit.CloudFixture}.
 *
 * <p>It knows the contract only: no vendor, no wire format.
 */
@NullMarked
package io.scitq.spi.testkit;

import org.jspecify.annotations.NullMarked;
