/**
 * The verbs that do something on this machine: write its files, run its programs. What they need of
 * the server they ask as every other verb does.
 */
@NullMarked
package io.scitq.cli.local;

import org.jspecify.annotations.NullMarked;
