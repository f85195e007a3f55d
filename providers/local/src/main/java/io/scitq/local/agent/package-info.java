/**
 * The worker agent: a small process that speaks scitq 1.3's worker protocol to a server and really
 * runs tasks on this machine.
 *
 * <p>It knows the protocol and this machine only: nothing of the daemon, nothing of the provider
 * that may have started it.
 */
@NullMarked
package io.scitq.local.agent;

import org.jspecify.annotations.NullMarked;
