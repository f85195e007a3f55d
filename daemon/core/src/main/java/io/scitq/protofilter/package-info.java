/** Text to checked syntax tree to match: the only meaning of a filter. Pure. */
@NullMarked
package io.scitq.protofilter;

import org.jspecify.annotations.NullMarked;
