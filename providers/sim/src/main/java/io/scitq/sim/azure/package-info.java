/**
 * Azure as an HTTPS server: token service, Resource Manager with long-running operations, Resource
 * Graph and Retail Prices, in the vendor's own words.
 *
 * <p>It knows the simulated cloud and HTTP, nothing of the adapters that are tested against it.
 */
@NullMarked
package io.scitq.sim.azure;

import org.jspecify.annotations.NullMarked;
