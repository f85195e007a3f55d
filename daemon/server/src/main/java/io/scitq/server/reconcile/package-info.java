/**
 * The loop that brings back stuck tasks. What is stuck is decided in {@code io.scitq.reconcile}.
 */
@NullMarked
package io.scitq.server.reconcile;

import org.jspecify.annotations.NullMarked;
