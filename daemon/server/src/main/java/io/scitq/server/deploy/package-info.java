/** Turns launch decisions into instances: what new workers are told, and the loop that asks. */
@NullMarked
package io.scitq.server.deploy;

import org.jspecify.annotations.NullMarked;
