/**
 * {@code scitqd chaos}: a daemon of its own against simulated clouds, with faults, evictions and
 * kills by chance, and what must hold all the same.
 */
@NullMarked
package io.scitq.server.chaos;

import org.jspecify.annotations.NullMarked;
