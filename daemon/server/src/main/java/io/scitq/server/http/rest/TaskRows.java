package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.store.Criteria;
import io.scitq.store.Required;
import io.scitq.store.TaskField;
import io.scitq.store.TaskPage;
import io.scitq.store.TaskRow;
import io.scitq.store.TaskStore;
import io.scitq.task.TaskId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The tasks that are meant, by id, some hundred at a time. The first page is read at once. */
final class TaskRows implements Iterator<List<JsonNode>> {
  private static final int PAGE = 500;

  private final TaskStore tasks;
  private final Criteria<TaskField> criteria;
  private TaskPage page;

  TaskRows(TaskStore tasks, Criteria<TaskField> criteria) {
    this.tasks = tasks;
    this.criteria = criteria;
    page = tasks.page(criteria, 0, PAGE);
  }

  @Override
  public boolean hasNext() {
    return !page.rows().isEmpty();
  }

  @Override
  public List<JsonNode> next() {
    if (page.rows().isEmpty()) {
      throw new NoSuchElementException();
    }
    List<TaskRow> rows = page.rows();
    Map<TaskId, Required> required = tasks.required(rows.stream().map(TaskRow::id).toList());
    List<JsonNode> json =
        rows.stream()
            .<JsonNode>map(row ->
                WireJson.task(
                    row, Optional.of(required.getOrDefault(row.id(), Required.NONE).ids())))
            .toList();
    page =
        page.last()
            ? new TaskPage(List.of(), true)
            : tasks.page(criteria, rows.getLast().id().value(), PAGE);
    return json;
  }
}
