package io.scitq.store;

import java.util.List;

/**
 * How far the schema of a database is.
 *
 * @param hasTables true when the tables of scitq are there, whoever made them
 * @param applied migrations that were applied, as {@code 0001 scitq 1 3 tables}, in order
 * @param pending migrations that would be applied now, in order
 */
public record SchemaStatus(boolean hasTables, List<String> applied, List<String> pending) {
  /** Copies the lists. */
  public SchemaStatus {
    applied = List.copyOf(applied);
    pending = List.copyOf(pending);
  }
}
