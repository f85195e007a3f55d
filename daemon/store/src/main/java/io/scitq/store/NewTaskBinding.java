package io.scitq.store;

import io.scitq.task.TaskStatus;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Fills the defaults that the database does not have. */
final class NewTaskBinding {
  private static final List<TaskField> TEXTS =
      List.of(
          TaskField.NAME,
          TaskField.COMMAND,
          TaskField.INPUT,
          TaskField.OUTPUT,
          TaskField.CONTAINER,
          TaskField.CONTAINER_OPTIONS,
          TaskField.RESOURCE);
  private static final List<TaskField> NUMBERS =
      List.of(TaskField.DOWNLOAD_TIMEOUT, TaskField.RUN_TIMEOUT);

  private NewTaskBinding() {}

  static void bind(PreparedBatch batch, Changes<TaskField> fields, Instant now) {
    batch.bind("now", Utc.naive(now));
    batch.bind("status", fields.text(TaskField.STATUS).orElse(TaskStatus.PENDING.label()));
    batch.bind("batch", fields.text(TaskField.BATCH).orElse(WorkerStore.DEFAULT_BATCH));
    batch.bind("retry", fields.number(TaskField.RETRY).orElse(0));
    batch.bind("use_cache", fields.flag(TaskField.USE_CACHE).orElse(false));
    for (TaskField field : TEXTS) {
      fields
          .text(field)
          .ifPresentOrElse(
              text -> batch.bind(field.column(), text),
              () -> batch.bindNull(field.column(), Types.VARCHAR));
    }
    for (TaskField field : NUMBERS) {
      fields
          .number(field)
          .ifPresentOrElse(
              number -> batch.bind(field.column(), number),
              () -> batch.bindNull(field.column(), Types.INTEGER));
    }
  }
}
