/**
 * Runs a PostgreSQL of our own in the data directory when no database is configured. It knows
 * processes and files; nothing of what is stored.
 */
@NullMarked
package io.scitq.store.embedded;

import org.jspecify.annotations.NullMarked;
