/**
 * The life of a launch: its statuses and what follows from an outcome. Pure: no clock, no database.
 */
@NullMarked
package io.scitq.deploy;

import org.jspecify.annotations.NullMarked;
