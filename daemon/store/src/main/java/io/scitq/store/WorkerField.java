package io.scitq.store;

import java.util.Locale;
import java.util.Optional;

/** The columns of table worker. */
public enum WorkerField implements Field {
  WORKER_ID(FieldType.INTEGER, false),
  NAME(FieldType.TEXT, false),
  CONCURRENCY(FieldType.INTEGER, false),
  PREFETCH(FieldType.INTEGER, true),
  HOSTNAME(FieldType.TEXT, true),
  STATUS(FieldType.TEXT, false),
  LOAD(FieldType.TEXT, true),
  MEMORY(FieldType.TEXT, true),
  STATS(FieldType.TEXT, true),
  TASK_PROPERTIES(FieldType.TEXT, false),
  CREATION_DATE(FieldType.DATE, true),
  MODIFICATION_DATE(FieldType.DATE, true),
  LAST_CONTACT_DATE(FieldType.DATE, true),
  BATCH(FieldType.TEXT, false),
  PERMANENT(FieldType.FLAG, true),
  FLAVOR(FieldType.TEXT, true),
  REGION(FieldType.TEXT, true),
  PROVIDER(FieldType.TEXT, true),
  IPV4(FieldType.TEXT, true),
  IPV6(FieldType.TEXT, true),
  ANSIBLE_HOST(FieldType.TEXT, true),
  ANSIBLE_GROUP(FieldType.TEXT, true),
  ANSIBLE_ACTIVE(FieldType.FLAG, true);

  private final FieldType type;
  private final boolean nullable;

  WorkerField(FieldType type, boolean nullable) {
    this.type = type;
    this.nullable = nullable;
  }

  /** The field of a name, empty for an unknown one. */
  public static Optional<WorkerField> of(String column) {
    for (WorkerField field : values()) {
      if (field.column().equals(column)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
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
