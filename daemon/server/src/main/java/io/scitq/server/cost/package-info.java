/** Shows what all machines cost now. It reads facts and decides nothing. */
@NullMarked
package io.scitq.server.cost;

import org.jspecify.annotations.NullMarked;
