/**
 * When the result of an earlier execution may serve a task: the texts that are hashed, character by
 * character as scitq 1.3 hashes them. Pure: reads no file.
 */
@NullMarked
package io.scitq.cache;

import org.jspecify.annotations.NullMarked;
