/**
 * What launches of each offering have taught, recent ones counting more. Pure: no clock, no SQL.
 */
@NullMarked
package io.scitq.statistics;

import org.jspecify.annotations.NullMarked;
