/** The recruiting loop: one snapshot, one plan, recorded at once. It decides nothing itself. */
@NullMarked
package io.scitq.server.recruit;

import org.jspecify.annotations.NullMarked;
