/** The daemon: its start, its wiring, its end. */
@NullMarked
package io.scitq.server;

import org.jspecify.annotations.NullMarked;
