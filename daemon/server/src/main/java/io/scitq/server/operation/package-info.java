/**
 * Every public operation once, reached through all doors: the event bus, HTTP and the worker API.
 *
 * <p>An operation checks its request, calls core and store, and answers with a view. It knows
 * nothing of HTTP or of the event bus.
 */
@NullMarked
package io.scitq.server.operation;

import org.jspecify.annotations.NullMarked;
