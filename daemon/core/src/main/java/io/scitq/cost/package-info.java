/**
 * What batches have cost and cost now, from the lives of their machines. Pure: no clock, no SQL.
 */
@NullMarked
package io.scitq.cost;

import org.jspecify.annotations.NullMarked;
