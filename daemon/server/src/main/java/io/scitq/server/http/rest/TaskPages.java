package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.store.Criteria;
import io.scitq.store.TaskField;
import io.scitq.store.TaskRow;
import io.scitq.store.TaskStore;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The tasks that are meant, by id, some hundred at a time. The first page is read at once. */
final class TaskPages implements Iterator<List<JsonNode>> {
  private static final int PAGE = 500;

  private final TaskStore tasks;
  private final Criteria<TaskField> criteria;
  private final Function<TaskRow, JsonNode> view;
  private List<TaskRow> next;

  TaskPages(TaskStore tasks, Criteria<TaskField> criteria, Function<TaskRow, JsonNode> view) {
    this.tasks = tasks;
    this.criteria = criteria;
    this.view = view;
    next = tasks.page(criteria, 0, PAGE);
  }

  @Override
  public boolean hasNext() {
    return !next.isEmpty();
  }

  @Override
  public List<JsonNode> next() {
    if (next.isEmpty()) {
      throw new NoSuchElementException();
    }
    List<JsonNode> rows = next.stream().map(view).toList();
    boolean last = next.size() < PAGE;
    next = last ? List.of() : tasks.page(criteria, next.getLast().id().value(), PAGE);
    return rows;
  }
}
