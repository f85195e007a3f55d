/**
 * The offerings as one immutable, indexed snapshot, and what changed between known and fetched.
 * Pure: no clock, no database.
 */
@NullMarked
package io.scitq.catalog;

import org.jspecify.annotations.NullMarked;
