/**
 * A small HTTP server for simulated vendors: routes by pattern, counts requests, and applies the
 * faults that concern the transport. What a vendor's answers look like is the vendor's package's
 * affair.
 */
@NullMarked
package io.scitq.sim.http;

import org.jspecify.annotations.NullMarked;
