package io.scitq.store;

import java.util.Locale;

/** The columns of table recruiter. */
public enum RecruiterField implements Field {
  BATCH(FieldType.TEXT, false),
  RANK(FieldType.INTEGER, false),
  TASKS_PER_WORKER(FieldType.INTEGER, false),
  WORKER_FLAVOR(FieldType.TEXT, false),
  WORKER_PROVIDER(FieldType.TEXT, true),
  WORKER_REGION(FieldType.TEXT, true),
  WORKER_CONCURRENCY(FieldType.INTEGER, false),
  WORKER_PREFETCH(FieldType.INTEGER, false),
  MINIMUM_TASKS(FieldType.INTEGER, true),
  MAXIMUM_WORKERS(FieldType.INTEGER, true);

  private final FieldType type;
  private final boolean nullable;

  RecruiterField(FieldType type, boolean nullable) {
    this.type = type;
    this.nullable = nullable;
  }

  @Override
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public FieldType type() {
    return type;
  }

  @Override
  public boolean nullable() {
    return nullable;
  }
}
