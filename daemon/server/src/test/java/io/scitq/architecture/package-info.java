/** The rules of the build, and tests that show that each of them can fail. */
@NullMarked
package io.scitq.architecture;

import org.jspecify.annotations.NullMarked;
