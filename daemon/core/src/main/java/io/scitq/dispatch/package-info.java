/** Which pending task goes to which worker. Pure: no clock, no database. */
@NullMarked
package io.scitq.dispatch;

import org.jspecify.annotations.NullMarked;
