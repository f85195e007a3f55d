package io.scitq.store;

/** A column of a scitq 1.3 table, by the name that the database and the wire share. */
public sealed interface Field permits TaskField, WorkerField, ExecutionField, RecruiterField {
  /** Its name in SQL and JSON. */
  String column();

  /** What its values are. */
  FieldType type();

  /** Whether it may be empty. */
  boolean nullable();
}
