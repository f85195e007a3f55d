/**
 * Reuse of earlier results: lists and copies files at their places, and serves tasks from there. It
 * never holds up dispatching. The texts that are hashed are in {@code io.scitq.cache}.
 */
@NullMarked
package io.scitq.server.cache;

import org.jspecify.annotations.NullMarked;
