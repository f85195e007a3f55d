/**
 * What is at a provider without a row of ours, and which rows have lost their machine. Pure: no
 * clock, no database, no cloud.
 */
@NullMarked
package io.scitq.sweep;

import org.jspecify.annotations.NullMarked;
