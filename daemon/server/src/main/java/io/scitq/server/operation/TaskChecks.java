package io.scitq.server.operation;

import io.scitq.store.Changes;
import io.scitq.store.TaskField;
import io.scitq.task.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a task must be, whoever asks for it. */
final class TaskChecks {
  /** As many ids of a long list are shown. */
  private static final int SHOWN = 20;

  /** It is in indexes, and part of names elsewhere. */
  private static final int MAX_BATCH = 255;

  private static final List<TaskField> COUNTS =
      List.of(TaskField.RETRY, TaskField.DOWNLOAD_TIMEOUT, TaskField.RUN_TIMEOUT);

  private TaskChecks() {}

  /**
   * Checks the values that are given.
   *
   * @throws ProblemException 400 {@code request-invalid} with the first mistake
   */
  static void check(Changes<TaskField> fields) {
    mistake(fields)
        .ifPresent(sentence -> {
          throw ProblemException.invalid("request-invalid", sentence);
        });
  }

  /** What is wrong, in one sentence. */
  static Optional<String> mistake(Changes<TaskField> fields) {
    Optional<String> status = fields.text(TaskField.STATUS);
    if (status.isPresent() && TaskStatus.of(status.get()).isEmpty()) {
      return Optional.of("Status '" + status.get() + "' is none of " + statuses());
    }
    Optional<String> batch = fields.text(TaskField.BATCH);
    if (batch.isPresent() && (batch.get().isEmpty() || batch.get().contains("/"))) {
      return Optional.of("'batch' must not be empty and must not contain /, got " + batch.get());
    }
    if (batch.filter(name -> name.length() > MAX_BATCH).isPresent()) {
      return Optional.of(
          "'batch' must have at most " + MAX_BATCH + " signs, got " + batch.get().length());
    }
    return nul(fields).or(() -> negative(fields));
  }

  /** The database takes no NUL. */
  private static Optional<String> nul(Changes<TaskField> fields) {
    return fields.values().entrySet().stream()
        .filter(
            entry -> entry.getValue().orElse("") instanceof String text && text.indexOf('\0') >= 0)
        .map(entry -> "'" + entry.getKey().column() + "' must not contain NUL characters")
        .findFirst();
  }

  private static Optional<String> negative(Changes<TaskField> fields) {
    return COUNTS.stream()
        .filter(field -> fields.number(field).filter(number -> number < 0).isPresent())
        .map(field ->
            "'"
                + field.column()
                + "' must not be negative, got "
                + fields.number(field).orElseThrow())
        .findFirst();
  }

  static String statuses() {
    return String.join(", ", Stream.of(TaskStatus.values()).map(TaskStatus::label).toList());
  }

  /** A list for people, cut when it is long. */
  static String some(List<Integer> ids) {
    return ids.size() <= SHOWN
        ? ids.toString()
        : ids.subList(0, SHOWN) + " and " + (ids.size() - SHOWN) + " more";
  }
}
