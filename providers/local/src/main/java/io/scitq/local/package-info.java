/**
 * The provider {@code local}: workers as processes of this host, so that a queue works without any
 * cloud. It starts, finds and ends agents ({@link io.scitq.local.agent}).
 *
 * <p>It knows the provider contract and this machine; nothing of the daemon.
 */
@NullMarked
package io.scitq.local;

import org.jspecify.annotations.NullMarked;
