package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.ExecutionQuery;
import io.scitq.api.ExecutionView;
import io.scitq.api.Items;
import io.scitq.store.Criteria;
import io.scitq.store.ExecutionField;
import io.scitq.store.ExecutionRow;
import io.scitq.store.ExecutionSelection;
import io.scitq.store.Match;
import io.scitq.store.PrintedExecution;
import io.scitq.store.PrintedStore;
import io.scitq.store.Printing;
import io.scitq.store.TaskField;
import io.scitq.store.TaskStore;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Lists executions, newest first, one page at a time. */
public final class ListExecutions implements Operation<ExecutionQuery, Items<ExecutionView>> {
  private static final int MAX_PAGE = 1000;
  private static final int MAX_TRUNC = 10_000;

  private final PrintedStore executions;
  private final TaskStore tasks;
  private final BatchNames batches;

  /** Reads from the first; the others tell what exists. */
  public ListExecutions(PrintedStore executions, TaskStore tasks, BatchNames batches) {
    this.executions = executions;
    this.tasks = tasks;
    this.batches = batches;
  }

  @Override
  public String address() {
    return BusAddress.EXECUTION_LIST;
  }

  @Override
  public Class<ExecutionQuery> requestType() {
    return ExecutionQuery.class;
  }

  @Override
  public Items<ExecutionView> run(ExecutionQuery query) {
    check(query);
    OptionalInt before =
        query.before() == null ? OptionalInt.empty() : OptionalInt.of(query.before());
    int limit = Objects.requireNonNullElse(query.limit(), MAX_PAGE);
    List<PrintedExecution> rows = executions.page(selection(query), before, limit).rows();
    if (rows.isEmpty() && before.isEmpty()) {
      checkThatItExists(query);
    }
    return new Items<>(rows.stream().map(ListExecutions::view).toList());
  }

  private void checkThatItExists(ExecutionQuery query) {
    Integer id = query.executionId();
    if (id != null && !executions.isKnown(id)) {
      throw Missing.execution(id);
    }
    Integer task = query.taskId();
    if (task != null && tasks.find(new TaskId(task)).isEmpty()) {
      throw Missing.task(new TaskId(task));
    }
    String name = query.taskName();
    if (name != null && tasks.find(name).isEmpty()) {
      throw Missing.task(name);
    }
    batches.check(query.batch());
  }

  private static ExecutionSelection selection(ExecutionQuery query) {
    int characters = Objects.requireNonNullElse(query.trunc(), 0);
    Map<ExecutionField, Match> own = new LinkedHashMap<>();
    put(own, ExecutionField.EXECUTION_ID, query.executionId());
    put(own, ExecutionField.TASK_ID, query.taskId());
    put(own, ExecutionField.STATUS, query.status());
    put(own, ExecutionField.LATEST, query.latest());
    Map<TaskField, Match> ofTask = new LinkedHashMap<>();
    put(ofTask, TaskField.NAME, query.taskName());
    put(ofTask, TaskField.BATCH, query.batch());
    return new ExecutionSelection(
        new Criteria<>(own),
        new Criteria<>(ofTask),
        true,
        characters == 0 ? new Printing.None() : new Printing.End(characters));
  }

  private static <F> void put(Map<F, Match> matches, F field, @Nullable Object value) {
    if (value != null) {
      matches.put(field, new Match.Equal(value));
    }
  }

  private static void check(ExecutionQuery query) {
    RequestCheck check =
        new RequestCheck()
            .text("task_name", query.taskName())
            .text("batch", query.batch())
            .range("limit", query.limit(), 1, MAX_PAGE)
            .range("before", query.before(), 0, Integer.MAX_VALUE)
            .range("trunc", query.trunc(), 0, MAX_TRUNC);
    if (query.status() != null && ExecutionStatus.of(query.status()).isEmpty()) {
      check.mistake(
          "unknown execution status '"
              + query.status()
              + "', allowed: "
              + ExecutionDesk.statuses());
    }
    check.orThrow();
  }

  private static ExecutionView view(PrintedExecution execution) {
    ExecutionRow row = execution.row();
    return new ExecutionView(
        row.id(),
        row.task().value(),
        Optional.ofNullable(row.worker()).map(WorkerId::value).orElse(null),
        row.status(),
        row.returnCode(),
        row.pid(),
        row.command(),
        Dates.text(row.created()),
        Dates.text(Optional.ofNullable(row.modified())),
        execution.output(),
        execution.error(),
        row.outputFiles(),
        Boolean.TRUE.equals(row.latest()));
  }
}
