/**
 * The demonstration: the real daemon against the simulated clouds, told as it happens. It uses the
 * daemon through its HTTP doors only, as any client would.
 */
@NullMarked
package io.scitq.server.demo;

import org.jspecify.annotations.NullMarked;
