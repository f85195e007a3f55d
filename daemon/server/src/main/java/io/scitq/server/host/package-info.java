/** Looks after the workers on the daemon's own host, and keeps the standing one there. */
@NullMarked
package io.scitq.server.host;

import org.jspecify.annotations.NullMarked;
