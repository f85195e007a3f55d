/** The machine around the daemon: logging and systemd. It knows nothing of the domain. */
@NullMarked
package io.scitq.server.system;

import org.jspecify.annotations.NullMarked;
