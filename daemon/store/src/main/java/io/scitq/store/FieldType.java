package io.scitq.store;

import java.sql.Types;
import java.time.Instant;

/** The kinds of columns that clients filter on or write, with their Java and SQL types. */
public enum FieldType {
  INTEGER(Integer.class, Types.INTEGER, "int4"),
  TEXT(String.class, Types.VARCHAR, "varchar"),
  FLAG(Boolean.class, Types.BOOLEAN, "bool"),
  DATE(Instant.class, Types.TIMESTAMP, "timestamp");

  private final Class<?> javaType;
  private final int sqlType;
  private final String arrayType;

  FieldType(Class<?> javaType, int sqlType, String arrayType) {
    this.javaType = javaType;
    this.sqlType = sqlType;
    this.arrayType = arrayType;
  }

  /** What a value of this kind is in Java: Integer, String, Boolean or Instant. */
  public Class<?> javaType() {
    return javaType;
  }

  int sqlType() {
    return sqlType;
  }

  String arrayType() {
    return arrayType;
  }
}
