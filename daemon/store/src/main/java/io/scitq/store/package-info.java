/**
 * All SQL of the project: opening PostgreSQL, its migrations, and one method per transaction. It
 * knows the records of the pure packages and no Vert.x, HTTP or cloud.
 */
@NullMarked
package io.scitq.store;

import org.jspecify.annotations.NullMarked;
