/**
 * What is left of each quota, what a failure forbids and until when. Pure: no clock, no database.
 */
@NullMarked
package io.scitq.quota;

import org.jspecify.annotations.NullMarked;
