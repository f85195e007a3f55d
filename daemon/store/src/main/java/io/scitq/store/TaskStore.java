package io.scitq.store;

import io.scitq.store.NewTasks.Dated;
import io.scitq.task.TaskId;
import io.scitq.task.TaskStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Tasks and their requirements. */
public final class TaskStore {
  private static final String COLUMNS = Clauses.columns(TaskField.values(), "t");

  private final Transactions transactions;
  private final Together<Dated, TaskCreation<TaskRow>> free;

  /** Apart, because they may have to wait for the tasks that they require. */
  private final Together<Dated, TaskCreation<TaskRow>> dependent;

  /** Works on this database. */
  public TaskStore(Database database) {
    transactions = new Transactions(database.jdbi());
    free = new Together<>(this::make);
    dependent = new Together<>(this::make);
  }

  /**
   * Makes one task with its requirements, or nothing when it requires an unknown one. Tasks that
   * are asked for at the same time are committed together.
   */
  public TaskCreation<TaskRow> create(NewTask task, Instant now) {
    return (task.requires().isEmpty() ? free : dependent).ask(new Dated(task, now));
  }

  /**
   * Makes all tasks with their requirements, or nothing when an unknown one is required; tells
   * their ids in order.
   */
  public TaskCreation<List<TaskId>> createAll(List<NewTask> tasks, Instant now) {
    List<Dated> dated = tasks.stream().map(task -> new Dated(task, now)).toList();
    return transactions.run(handle -> TaskCreations.makeAll(handle, dated));
  }

  /** Makes many tasks that require nothing; tells their ids in order. */
  public List<TaskId> insert(List<NewTask> tasks, Instant now) {
    if (tasks.stream().anyMatch(task -> !task.requires().isEmpty())) {
      throw new IllegalArgumentException("tasks with requirements are made by createAll");
    }
    List<Dated> dated = tasks.stream().map(task -> new Dated(task, now)).toList();
    return transactions.run(handle -> NewTasks.insert(handle, dated)).stream()
        .map(TaskId::new)
        .toList();
  }

  /** One task. */
  public Optional<TaskRow> find(TaskId id) {
    return transactions.statement(handle -> find(handle, id.value()));
  }

  /** The task with this name; the one with the lowest id when there are several. */
  public Optional<TaskRow> find(String name) {
    return transactions
        .statement(handle -> TaskPages.read(handle, Criteria.where(TaskField.NAME, name), 0, 1))
        .rows()
        .stream()
        .findFirst();
  }

  /** The tasks that are meant, by id, those above this id; for lists of any length. */
  public TaskPage page(Criteria<TaskField> criteria, int after, int limit) {
    return transactions.statement(handle -> TaskPages.read(handle, criteria, after, limit));
  }

  /** What these tasks require; those that require nothing are absent. */
  public Map<TaskId, Required> required(Collection<TaskId> tasks) {
    List<Integer> ids = tasks.stream().map(TaskId::value).toList();
    return transactions.statement(handle -> Requirements.of(handle, ids));
  }

  /** The statuses of these tasks; unknown ones are absent. */
  public Map<TaskId, TaskStatus> statuses(Collection<Integer> ids) {
    Map<TaskId, TaskStatus> statuses = new HashMap<>();
    transactions.statement(handle ->
        handle
            .createQuery("SELECT task_id, status FROM task WHERE task_id = ANY(:ids)")
            .bind("ids", SqlArray.ints(ids))
            .map((row, context) -> {
              TaskId id = new TaskId(row.getInt("task_id"));
              TaskStatus.of(row.getString("status")).ifPresent(known -> statuses.put(id, known));
              return id;
            })
            .list());
    return statuses;
  }

  /** Number of pending tasks by batch; batches without any are absent. */
  public SortedMap<String, Integer> pendingCounts() {
    return transactions.statement(handle ->
        handle
            .createQuery(
                "SELECT batch, count(*) AS pending FROM task WHERE status = 'pending'"
                    + " GROUP BY batch")
            .reduceRows(
                new TreeMap<String, Integer>(),
                (counts, row) -> {
                  counts.put(
                      row.getColumn("batch", String.class),
                      row.getColumn("pending", Integer.class));
                  return counts;
                }));
  }

  /**
   * Changes a task as a client asks, with what follows for its executions: a running one is failed
   * and killed, one that has not started is failed so that its worker drops it.
   *
   * @param requires the new set of required tasks, empty to keep the old one
   */
  public UpdateOutcome<TaskRow> update(
      TaskId id, Changes<TaskField> asked, Optional<List<Integer>> requires, Instant now) {
    return transactions.run(
        handle -> new TaskUpdate(handle, now).apply(id.value(), asked, requires));
  }

  /**
   * Deletes a task with its executions, their signals and the requirements on either side; its
   * workers kill what they no longer find in their lists.
   */
  public Optional<TaskDeletion> delete(TaskId id) {
    return transactions.run(handle -> {
      Optional<TaskRow> row =
          handle
              .createQuery("SELECT " + COLUMNS + " FROM task t WHERE t.task_id = :id FOR UPDATE")
              .bind("id", id.value())
              .map((found, context) -> Rows.task(found))
              .findOne();
      return row.map(task -> new TaskDeletion(task, deleteAll(handle, id.value())));
    });
  }

  private static long deleteAll(Handle handle, int id) {
    handle.execute(
        "DELETE FROM signal s USING execution e"
            + " WHERE s.execution_id = e.execution_id AND e.task_id = ?",
        id);
    long executions = handle.execute("DELETE FROM execution WHERE task_id = ?", id);
    handle.execute("DELETE FROM requirement WHERE task_id = ? OR other_task_id = ?", id, id);
    handle.execute("DELETE FROM task WHERE task_id = ?", id);
    return executions;
  }

  private List<TaskCreation<TaskRow>> make(List<Dated> requests) {
    return transactions.run(handle -> TaskCreations.make(handle, requests));
  }

  static Optional<TaskRow> find(Handle handle, int id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM task t WHERE t.task_id = :id")
        .bind("id", id)
        .map((row, context) -> Rows.task(row))
        .findOne();
  }
}
