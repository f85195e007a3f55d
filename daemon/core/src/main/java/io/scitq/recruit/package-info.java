/**
 * One snapshot to one plan: who is recycled, what is launched, who holds and why. Pure: no clock,
 * no database, no logger; the same snapshot gives the same plan.
 */
@NullMarked
package io.scitq.recruit;

import org.jspecify.annotations.NullMarked;
