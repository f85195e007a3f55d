package io.scitq.server.operation;

import io.scitq.api.TaskView;
import io.scitq.store.Required;
import io.scitq.store.TaskRow;
import io.scitq.store.TaskStore;
import io.scitq.task.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stored tasks as others see them. */
final class TaskViews {
  private TaskViews() {}

  static List<TaskView> of(TaskStore tasks, List<TaskRow> rows) {
    Map<TaskId, Required> required = tasks.required(rows.stream().map(TaskRow::id).toList());
    return rows.stream()
        .map(row -> view(row, required.getOrDefault(row.id(), Required.NONE)))
        .toList();
  }

  private static TaskView view(TaskRow row, Required required) {
    return new TaskView(
        row.id().value(),
        row.name(),
        row.status(),
        row.command(),
        Dates.text(row.created()),
        Dates.text(Optional.ofNullable(row.modified())),
        Dates.text(Optional.ofNullable(row.statusSince())),
        row.batch(),
        row.container(),
        row.containerOptions(),
        row.input(),
        row.output(),
        row.resource(),
        required.ids(),
        required.failed(),
        row.retry(),
        row.runTimeout(),
        row.downloadTimeout(),
        Boolean.TRUE.equals(row.useCache()));
  }
}
