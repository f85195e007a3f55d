/** Fetching what the clouds sell and putting it into the catalog. */
@NullMarked
package io.scitq.server.update;

import org.jspecify.annotations.NullMarked;
