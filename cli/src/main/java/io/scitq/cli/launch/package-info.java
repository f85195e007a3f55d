/**
 * The command line {@code scitq-launch}: queues one task. Its parser is written by hand because
 * everything after its options belongs to the task's command, whatever it looks like.
 */
@NullMarked
package io.scitq.cli.launch;

import org.jspecify.annotations.NullMarked;
