/** Which workers are drained and deleted, and why. Pure: no clock, no database. */
@NullMarked
package io.scitq.retire;

import org.jspecify.annotations.NullMarked;
