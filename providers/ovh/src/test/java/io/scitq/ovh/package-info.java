/** Tests of the OVH adapter. */
@NullMarked
package io.scitq.ovh;

import org.jspecify.annotations.NullMarked;
