package io.scitq.store;

import java.util.Locale;
import java.util.Optional;

/** The columns of table execution. */
public enum ExecutionField implements Field {
  EXECUTION_ID(FieldType.INTEGER, false),
  WORKER_ID(FieldType.INTEGER, true),
  TASK_ID(FieldType.INTEGER, false),
  STATUS(FieldType.TEXT, false),
  RETURN_CODE(FieldType.INTEGER, true),
  PID(FieldType.TEXT, true),
  CREATION_DATE(FieldType.DATE, false),
  MODIFICATION_DATE(FieldType.DATE, true),
  OUTPUT(FieldType.TEXT, true),
  ERROR(FieldType.TEXT, true),
  OUTPUT_FILES(FieldType.TEXT, true),
  COMMAND(FieldType.TEXT, true),
  CONTAINER(FieldType.TEXT, true),
  CONTAINER_OPTIONS(FieldType.TEXT, true),
  INPUT(FieldType.TEXT, true),
  RESOURCE(FieldType.TEXT, true),
  OUTPUT_FOLDER(FieldType.TEXT, true),
  INPUT_HASH(FieldType.TEXT, true),
  OUTPUT_HASH(FieldType.TEXT, true),
  LATEST(FieldType.FLAG, true);

  private final FieldType type;
  private final boolean nullable;

  ExecutionField(FieldType type, boolean nullable) {
    this.type = type;
    this.nullable = nullable;
  }

  /** The field of a name, empty for an unknown one. */
  public static Optional<ExecutionField> of(String column) {
    for (ExecutionField field : values()) {
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
