/** The whole daemon against simulated clouds: real processes, real sockets, real PostgreSQL. */
@NullMarked
package io.scitq.server.whole;

import org.jspecify.annotations.NullMarked;
