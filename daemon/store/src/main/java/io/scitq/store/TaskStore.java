package io.scitq.store;

import io.scitq.store.NewTasks.Dated;
import io.scitq.task.TaskId;
import io.scitq.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private final Together<Dated, TaskCreation> free;

  /** Apart, because they may have to wait for the tasks that they require. */
  private final Together<Dated, TaskCreation> dependent;

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
  public TaskCreation create(NewTask task, Instant now) {
    Together<Dated, TaskCreation> creations = task.requires().isEmpty() ? free : dependent;
    return creations.ask(new Dated(task, now));
  }

  /** Makes many tasks that require nothing, all or none; answers their ids in order. */
  public List<TaskId> insert(List<NewTask> tasks, Instant now) {
    if (tasks.stream().anyMatch(task -> !task.requires().isEmpty())) {
      throw new IllegalArgumentException("tasks with requirements are made one by one");
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

  /** The tasks that are meant, by id. */
  public List<TaskRow> list(Criteria<TaskField> criteria) {
    String sql =
        "SELECT " + COLUMNS + " FROM task t" + Clauses.where(criteria, "t") + " ORDER BY t.task_id";
    return transactions.statement(handle ->
        Clauses.bind(handle.createQuery(sql), criteria)
            .map((row, context) -> Rows.task(row))
            .list());
  }

  /** The first ones of {@link #list} whose id is above this one; for lists of any length. */
  public List<TaskRow> page(Criteria<TaskField> criteria, int after, int limit) {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM task t"
            + Clauses.where(criteria, "t")
            + (Clauses.where(criteria, "t").isBlank() ? " WHERE " : " AND ")
            + "t.task_id > :after ORDER BY t.task_id LIMIT :page";
    return transactions.statement(handle ->
        Clauses.bind(handle.createQuery(sql), criteria)
            .bind("after", after)
            .bind("page", limit)
            .map((row, context) -> Rows.task(row))
            .list());
  }

  /** The required tasks of those that are meant, ascending; tasks without any are absent. */
  public Map<TaskId, List<Integer>> requirements(Criteria<TaskField> criteria) {
    String sql =
        "SELECT DISTINCT r.task_id, r.other_task_id FROM requirement r"
            + " JOIN task t ON t.task_id = r.task_id"
            + Clauses.where(criteria, "t")
            + " ORDER BY r.task_id, r.other_task_id";
    Map<TaskId, List<Integer>> all = new LinkedHashMap<>();
    transactions
        .statement(handle ->
            Clauses.bind(handle.createQuery(sql), criteria)
                .map((row, context) -> new int[] {row.getInt(1), row.getInt(2)})
                .list())
        .forEach(
            pair -> all.computeIfAbsent(new TaskId(pair[0]), id -> new ArrayList<>()).add(pair[1]));
    return all;
  }

  /** The statuses of these tasks; unknown ones are absent. */
  public Map<TaskId, TaskStatus> statuses(List<Integer> ids) {
    Map<TaskId, TaskStatus> statuses = new LinkedHashMap<>();
    for (TaskRow task : list(new Criteria<>(Map.of(TaskField.TASK_ID, in(ids))))) {
      TaskStatus.of(task.status()).ifPresent(status -> statuses.put(task.id(), status));
    }
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

  private List<TaskCreation> make(List<Dated> requests) {
    return transactions.run(handle -> TaskCreations.make(handle, requests));
  }

  static Optional<TaskRow> find(Handle handle, int id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM task t WHERE t.task_id = :id")
        .bind("id", id)
        .map((row, context) -> Rows.task(row))
        .findOne();
  }

  static List<Integer> unknown(Handle handle, List<Integer> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            "SELECT DISTINCT a.id FROM unnest(:ids) AS a(id)"
                + " WHERE NOT EXISTS (SELECT 1 FROM task t WHERE t.task_id = a.id) ORDER BY a.id")
        .bind("ids", SqlArray.ints(ids))
        .mapTo(Integer.class)
        .list();
  }

  static void require(Handle handle, int task, List<Integer> others) {
    if (others.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "INSERT INTO requirement (task_id, other_task_id)"
                + " SELECT DISTINCT CAST(:task AS integer), a.id FROM unnest(:ids) AS a(id)")
        .bind("task", task)
        .bind("ids", SqlArray.ints(others))
        .execute();
  }

  private static Match in(List<Integer> ids) {
    return new Match.In(List.copyOf(ids));
  }
}
