/**
 * The event bus as a door to the operations: decoding, threads, answers, meters.
 *
 * <p>No rule of the domain and no HTTP.
 */
@NullMarked
package io.scitq.server.bus;

import org.jspecify.annotations.NullMarked;
