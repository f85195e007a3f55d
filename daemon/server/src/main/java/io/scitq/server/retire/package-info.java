/** The retiring loop: idle, silent and never-born workers are given up. */
@NullMarked
package io.scitq.server.retire;

import org.jspecify.annotations.NullMarked;
