package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.TaskQuery;
import io.scitq.api.TaskView;
import io.scitq.store.Criteria;
import io.scitq.store.Match;
import io.scitq.store.TaskField;
import io.scitq.store.TaskRow;
import io.scitq.store.TaskStore;
import io.scitq.task.TaskStatus;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Lists tasks, one page at a time. */
public final class ListTasks implements Operation<TaskQuery, Items<TaskView>> {
  private static final int MAX_PAGE = 1000;
  private static final int MAX_IDS = 10_000;

  private final TaskStore tasks;
  private final BatchNames batches;

  /** Reads from this store. */
  public ListTasks(TaskStore tasks, BatchNames batches) {
    this.tasks = tasks;
    this.batches = batches;
  }

  @Override
  public String address() {
    return BusAddress.TASK_LIST;
  }

  @Override
  public Class<TaskQuery> requestType() {
    return TaskQuery.class;
  }

  @Override
  public Items<TaskView> run(TaskQuery query) {
    check(query);
    int after = Objects.requireNonNullElse(query.after(), 0);
    int limit = Objects.requireNonNullElse(query.limit(), MAX_PAGE);
    List<TaskRow> rows = tasks.page(criteria(query), after, limit).rows();
    if (rows.isEmpty() && query.after() == null) {
      checkThatItExists(query);
    }
    return new Items<>(TaskViews.of(tasks, rows));
  }

  private void checkThatItExists(TaskQuery query) {
    if (query.taskIds() != null && !query.taskIds().isEmpty()) {
      Set<Integer> missing = new LinkedHashSet<>(query.taskIds());
      tasks.statuses(query.taskIds()).keySet().forEach(id -> missing.remove(id.value()));
      if (!missing.isEmpty()) {
        throw Missing.tasks(List.copyOf(missing));
      }
    }
    String name = query.name();
    if (name != null && tasks.find(name).isEmpty()) {
      throw Missing.task(name);
    }
    batches.check(query.batch());
  }

  private static Criteria<TaskField> criteria(TaskQuery query) {
    Map<TaskField, Match> matches = new LinkedHashMap<>();
    if (query.status() != null) {
      matches.put(TaskField.STATUS, new Match.Equal(query.status()));
    }
    if (query.batch() != null) {
      matches.put(TaskField.BATCH, new Match.Equal(query.batch()));
    }
    if (query.name() != null) {
      matches.put(TaskField.NAME, new Match.Equal(query.name()));
    }
    if (query.taskIds() != null) {
      matches.put(TaskField.TASK_ID, new Match.In(List.copyOf(query.taskIds())));
    }
    return new Criteria<>(matches);
  }

  private static void check(TaskQuery query) {
    RequestCheck check =
        new RequestCheck()
            .text("batch", query.batch())
            .text("name", query.name())
            .range("limit", query.limit(), 1, MAX_PAGE)
            .range("after", query.after(), 0, Integer.MAX_VALUE);
    if (query.status() != null && TaskStatus.of(query.status()).isEmpty()) {
      check.mistake(
          "unknown task status '" + query.status() + "', allowed: " + TaskChecks.statuses());
    }
    if (query.taskIds() != null && query.taskIds().size() > MAX_IDS) {
      check.mistake("task_ids must have at most " + MAX_IDS + ", got " + query.taskIds().size());
    }
    check.orThrow();
  }
}
