package io.scitq.store;

import java.util.Locale;
import java.util.Optional;

/** The columns of table task. */
public enum TaskField implements Field {
  TASK_ID(FieldType.INTEGER, false),
  NAME(FieldType.TEXT, true),
  COMMAND(FieldType.TEXT, false),
  STATUS(FieldType.TEXT, false),
  CREATION_DATE(FieldType.DATE, false),
  MODIFICATION_DATE(FieldType.DATE, true),
  STATUS_DATE(FieldType.DATE, true),
  BATCH(FieldType.TEXT, false),
  INPUT(FieldType.TEXT, true),
  OUTPUT(FieldType.TEXT, true),
  CONTAINER(FieldType.TEXT, true),
  CONTAINER_OPTIONS(FieldType.TEXT, true),
  RESOURCE(FieldType.TEXT, true),
  RETRY(FieldType.INTEGER, false),
  DOWNLOAD_TIMEOUT(FieldType.INTEGER, true),
  RUN_TIMEOUT(FieldType.INTEGER, true),
  USE_CACHE(FieldType.FLAG, true);

  private final FieldType type;
  private final boolean nullable;

  TaskField(FieldType type, boolean nullable) {
    this.type = type;
    this.nullable = nullable;
  }

  /** The field of a name, empty for an unknown one. */
  public static Optional<TaskField> of(String column) {
    for (TaskField field : values()) {
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
