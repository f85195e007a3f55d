/** Values for tests, made by hand or from a seed. */
@NullMarked
package io.scitq.samples;

import org.jspecify.annotations.NullMarked;
