package io.scitq.store;

import io.scitq.task.ExecutionStatus;
import io.scitq.task.WorkerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Answers what several workers ask in every round of theirs, with one statement for all. */
final class WorkerPolls {
  private WorkerPolls() {}

  /**
   * What a worker asks for.
   *
   * @param worker whose executions
   * @param statuses in one of these statuses
   */
  record Poll(WorkerId worker, Set<ExecutionStatus> statuses) {
    Poll {
      statuses = Set.copyOf(statuses);
    }
  }

  private record Pair(int worker, String status) {}

  private record Held(WorkerId worker, WorkerExecution execution) {}

  /** The executions that each poll asks for, by id, in the order of the polls. */
  static List<List<WorkerExecution>> executions(Handle handle, List<Poll> polls) {
    Set<Pair> pairs = new LinkedHashSet<>();
    for (Poll poll : polls) {
      poll.statuses().forEach(each -> pairs.add(new Pair(poll.worker().value(), each.label())));
    }
    Map<WorkerId, List<WorkerExecution>> held = new HashMap<>();
    for (Held one : read(handle, pairs)) {
      held.computeIfAbsent(one.worker(), worker -> new ArrayList<>()).add(one.execution());
    }
    return polls.stream()
        .map(poll ->
            held.getOrDefault(poll.worker(), List.of()).stream()
                .filter(each -> isMeant(each, poll))
                .toList())
        .toList();
  }

  /** Reads and deletes signals, oldest first; of two polls of one worker the first gets them. */
  static List<List<WorkerSignal>> signals(Handle handle, List<WorkerId> workers) {
    Map<WorkerId, List<WorkerSignal>> taken = new HashMap<>();
    handle
        .createQuery(
            """
            WITH taken AS (
              DELETE FROM signal WHERE worker_id = ANY(:workers)
              RETURNING signal_id, execution_id, worker_id, signal)
            SELECT execution_id, worker_id, signal FROM taken ORDER BY signal_id
            """)
        .bind("workers", SqlArray.ints(workers.stream().map(WorkerId::value).distinct().toList()))
        .map((row, context) -> Rows.signal(row))
        .forEach(signal ->
            taken.computeIfAbsent(signal.worker(), worker -> new ArrayList<>()).add(signal));
    List<List<WorkerSignal>> answers = new ArrayList<>();
    for (WorkerId worker : workers) {
      List<WorkerSignal> signals = taken.remove(worker);
      answers.add(signals == null ? List.of() : signals);
    }
    return answers;
  }

  private static boolean isMeant(WorkerExecution execution, Poll poll) {
    return ExecutionStatus.of(execution.status()).filter(poll.statuses()::contains).isPresent();
  }

  private static List<Held> read(Handle handle, Set<Pair> pairs) {
    return handle
        .createQuery(
            """
            SELECT e.worker_id, e.execution_id, e.command, e.status, e.task_id, e.creation_date,
              e.modification_date, e.pid, e.output_files, e.latest, t.batch,
              t.status AS task_status
            FROM unnest(:workers, :statuses) AS a(worker_id, status)
            JOIN execution e ON e.worker_id = a.worker_id AND e.status = a.status
            JOIN task t ON t.task_id = e.task_id
            ORDER BY e.execution_id
            """)
        .bind("workers", SqlArray.ints(pairs.stream().map(Pair::worker).toList()))
        .bind("statuses", SqlArray.texts(pairs.stream().map(Pair::status).toList()))
        .map((row, context) ->
            new Held(new WorkerId(row.getInt("worker_id")), Rows.workerExecution(row)))
        .list();
  }
}
