package io.scitq.store;

import io.scitq.task.ExecutionMove;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The changes of many executions, each judged by itself, inside one transaction. A change that
 * cannot be made along with the others is left to be made alone: one whose rows are locked by
 * somebody else, a second one of the same task, and a late report.
 */
final class ExecutionUpdates {
  /** Longer texts would make the memory of a round theirs. */
  private static final Set<ExecutionField> ALONE =
      Set.of(ExecutionField.OUTPUT, ExecutionField.ERROR);

  /** What an execution may have printed to be told along with the others. */
  private static final int PRINTED_BYTES = 8 << 10;

  private final Handle handle;
  private final Map<Integer, HeldExecution> held = new HashMap<>();
  private final Set<Integer> tasks = new HashSet<>();
  private final List<TaskWrite> taskWrites = new ArrayList<>();
  private final List<ExecutionWrites.Write> writes = new ArrayList<>();

  private ExecutionUpdates(Handle handle) {
    this.handle = handle;
  }

  /**
   * A change that is asked for.
   *
   * @param id of the execution
   * @param changes of its fields
   * @param at when
   */
  record Asked(int id, Changes<ExecutionField> changes, Instant at) {
    /** Whether it may be made along with others. */
    boolean isShort() {
      return changes.values().keySet().stream().noneMatch(ALONE::contains);
    }
  }

  private record TaskWrite(int task, TaskStatus status, int retry, Instant at) {}

  /** What one comes to before anything is written. */
  private sealed interface Verdict {
    record Alone() implements Verdict {}

    record Refused(String message) implements Verdict {}

    record Written() implements Verdict {}
  }

  /** The outcomes in the order of what is asked; empty for what is to be made alone. */
  static List<Optional<UpdateOutcome<PrintedExecution>>> apply(Handle handle, List<Asked> asked) {
    return new ExecutionUpdates(handle).apply(asked);
  }

  private List<Optional<UpdateOutcome<PrintedExecution>>> apply(List<Asked> asked) {
    Set<Integer> ids = new HashSet<>();
    asked.forEach(each -> ids.add(each.id()));
    HeldExecution.lock(handle, ids, HeldExecution.Busy.SKIP)
        .forEach(each -> held.put(each.id(), each));
    List<Verdict> verdicts = asked.stream().map(this::judge).toList();
    Set<Integer> changed = ExecutionWrites.write(handle, writes);
    moveTasks();
    Map<Integer, PrintedExecution> rows = rows();
    List<Optional<UpdateOutcome<PrintedExecution>>> outcomes = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      int id = asked.get(i).id();
      outcomes.add(
          switch (verdicts.get(i)) {
            case Verdict.Alone() -> Optional.empty();
            case Verdict.Refused(String message) ->
                Optional.of(new UpdateOutcome.Refused<>(message));
            case Verdict.Written() ->
                Optional.of(new UpdateOutcome.Done<>(rows.get(id), changed.contains(id)));
          });
    }
    return outcomes;
  }

  private Verdict judge(Asked asked) {
    HeldExecution execution = held.get(asked.id());
    if (execution == null || execution.givenBack() || !tasks.add(execution.task())) {
      return new Verdict.Alone();
    }
    Optional<ExecutionStatus> to =
        asked.changes().text(ExecutionField.STATUS).flatMap(ExecutionStatus::of);
    return switch (execution.move(to)) {
      case ExecutionMove.Refused(String message) -> new Verdict.Refused(message);
      case ExecutionMove.Ignored() -> write(asked, asked.changes().without(ExecutionField.STATUS));
      case ExecutionMove.Allowed(TaskStatus status, int retry) -> {
        if (execution.latest()) {
          taskWrites.add(new TaskWrite(execution.task(), status, retry, asked.at()));
        }
        yield write(asked, asked.changes());
      }
    };
  }

  private Verdict write(Asked asked, Changes<ExecutionField> changes) {
    writes.add(new ExecutionWrites.Write(asked.id(), changes, asked.at()));
    return new Verdict.Written();
  }

  private void moveTasks() {
    if (taskWrites.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            UPDATE task AS t SET status = a.status, retry = a.retry, status_date = a.at,
              modification_date = a.at
            FROM unnest(:tasks, :statuses, :retries, :dates) AS a(task_id, status, retry, at)
            WHERE t.task_id = a.task_id
            """)
        .bind("tasks", SqlArray.ints(taskWrites.stream().map(TaskWrite::task).toList()))
        .bind(
            "statuses",
            SqlArray.texts(taskWrites.stream().map(each -> each.status().label()).toList()))
        .bind("retries", SqlArray.ints(taskWrites.stream().map(TaskWrite::retry).toList()))
        .bind(
            "dates",
            SqlArray.of(
                FieldType.DATE, taskWrites.stream().map(each -> (Object) each.at()).toList()))
        .execute();
  }

  /** As they are now; of one that printed much it is only said that it is too long. */
  private Map<Integer, PrintedExecution> rows() {
    Map<Integer, PrintedExecution> rows = new HashMap<>();
    if (writes.isEmpty()) {
      return rows;
    }
    handle
        .createQuery(
            """
            SELECT %s, p.bytes > :most AS too_long,
              CASE WHEN p.bytes <= :most THEN e.output END AS output,
              CASE WHEN p.bytes <= :most THEN e.error END AS error
            FROM execution e CROSS JOIN LATERAL (
              SELECT coalesce(octet_length(e.output), 0) + coalesce(octet_length(e.error), 0))
              AS p(bytes)
            WHERE e.execution_id = ANY(:ids)
            """
                .formatted(ExecutionPages.columns("e")))
        .bind("ids", SqlArray.ints(writes.stream().map(ExecutionWrites.Write::id).toList()))
        .bind("most", PRINTED_BYTES)
        .map((row, context) ->
            new PrintedExecution(
                Rows.execution(row),
                row.getString("output"),
                row.getString("error"),
                row.getBoolean("too_long")))
        .forEach(execution -> rows.put(execution.row().id(), execution));
    return rows;
  }
}
