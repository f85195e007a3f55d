package io.scitq.store;

import io.scitq.statistics.OfferingEvent;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerMove;
import io.scitq.task.WorkerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Workers as they declare themselves and report; the deletion of one is elsewhere. */
public final class WorkerStore {
  /** The batch of tasks and workers that name none. */
  public static final String DEFAULT_BATCH = "Default";

  static final String COLUMNS =
      "w.worker_id, w.name, w.hostname, w.status, w.concurrency, w.prefetch, w.load, w.memory,"
          + " w.stats, w.task_properties, w.creation_date, w.modification_date,"
          + " w.last_contact_date, w.batch, w.permanent, w.flavor, w.region, w.provider";

  private final Transactions transactions;
  private final Together<WorkerPings.Said, Optional<StoredWorker>> pings;

  /** Works on this database. */
  public WorkerStore(Database database) {
    transactions = new Transactions(database.jdbi());
    pings =
        new Together<>(said -> transactions.statement(handle -> WorkerPings.note(handle, said)));
  }

  /**
   * What a worker says at each loop.
   *
   * @param load free text
   * @param memory used memory in percent
   * @param stats JSON text
   */
  public record Ping(@Nullable String load, @Nullable Double memory, @Nullable String stats) {}

  /** The workers that are meant, by id. */
  public List<StoredWorker> list(Criteria<WorkerField> criteria) {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM worker w"
            + Clauses.where(criteria, "w")
            + " ORDER BY w.worker_id";
    return transactions.statement(handle ->
        Clauses.bind(handle.createQuery(sql), criteria)
            .map((row, context) -> Rows.worker(row))
            .list());
  }

  /** One worker. */
  public Optional<StoredWorker> find(WorkerId id) {
    return transactions.statement(handle -> find(handle, id));
  }

  /** Declares a worker; two equal declarations make two workers, as in scitq 1.3. */
  public StoredWorker insert(Changes<WorkerField> fields, Instant now) {
    Changes<WorkerField> full = NewWorkerDefaults.fill(fields, now);
    String sql =
        "INSERT INTO worker ("
            + String.join(", ", Clauses.names(full))
            + ") VALUES ("
            + String.join(", ", Clauses.parameters(full))
            + ")";
    return transactions.run(handle -> {
      int id =
          Clauses.bind(handle.createUpdate(sql), full)
              .executeAndReturnGeneratedKeys("worker_id")
              .map((row, context) -> row.getInt("worker_id"))
              .one();
      return find(handle, new WorkerId(id)).orElseThrow();
    });
  }

  /**
   * Changes a worker. An evicted one only becomes running again: another status is passed over, the
   * other fields are written. A worker that becomes evicted gives its tasks back.
   */
  public UpdateOutcome<StoredWorker> update(WorkerId id, Changes<WorkerField> asked, Instant now) {
    return transactions.run(handle -> update(handle, id, asked, now));
  }

  /** Notes a ping; empty when the worker is not known, its cue to declare itself again. */
  public Optional<StoredWorker> ping(WorkerId id, Ping ping, Instant now) {
    return pings.ask(new WorkerPings.Said(id, ping, now));
  }

  /** What may be done with a worker that says it is idle. */
  public enum Idle {
    /** There is no such worker. */
    UNKNOWN,
    /** Its machine is not ours: it stays, without the weights of its earlier batches. */
    KEPT,
    /** It holds executions all the same. */
    BUSY,
    /** Its batch has pending tasks. */
    WORK_LEFT,
    /** Its machine may be deleted. */
    RELEASABLE
  }

  /** Judges a worker that says it is idle. */
  public Idle idle(WorkerId id) {
    return transactions.run(handle -> idle(handle, id));
  }

  /** Latest executions by worker and status. */
  public List<ExecutionCount> executionCounts() {
    return transactions.statement(handle ->
        handle
            .createQuery(
                "SELECT worker_id, status, count(*) AS n FROM execution"
                    + " WHERE latest AND worker_id IS NOT NULL"
                    + " GROUP BY worker_id, status ORDER BY worker_id, status")
            .map((row, context) ->
                new ExecutionCount(
                    new WorkerId(row.getInt("worker_id")),
                    row.getString("status"),
                    row.getInt("n")))
            .list());
  }

  /**
   * A number of latest executions.
   *
   * @param worker whose
   * @param status their status
   * @param count how many, at least 1
   */
  public record ExecutionCount(WorkerId worker, String status, int count) {}

  private static Idle idle(Handle handle, WorkerId id) {
    Optional<StoredWorker> worker = find(handle, id);
    if (worker.isEmpty()) {
      return Idle.UNKNOWN;
    }
    if (worker.get().isPermanent()) {
      handle
          .createUpdate("UPDATE worker SET task_properties = '{}' WHERE worker_id = :id")
          .bind("id", id.value())
          .execute();
      return Idle.KEPT;
    }
    return handle
        .createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM execution WHERE worker_id = :id
                AND status IN ('pending', 'accepted', 'running')) AS busy,
              EXISTS (SELECT 1 FROM task WHERE batch = :batch AND status = 'pending') AS work
            """)
        .bind("id", id.value())
        .bind("batch", worker.get().batch())
        .map((row, context) ->
            row.getBoolean("busy")
                ? Idle.BUSY
                : row.getBoolean("work") ? Idle.WORK_LEFT : Idle.RELEASABLE)
        .one();
  }

  static Optional<StoredWorker> find(Handle handle, WorkerId id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM worker w WHERE w.worker_id = :id")
        .bind("id", id.value())
        .map((row, context) -> Rows.worker(row))
        .findOne();
  }

  static UpdateOutcome<StoredWorker> update(
      Handle handle, WorkerId id, Changes<WorkerField> asked, Instant now) {
    Optional<String> current = lock(handle, id);
    if (current.isEmpty()) {
      return new UpdateOutcome.Missing<>();
    }
    WorkerMove move = move(current.get(), asked);
    Changes<WorkerField> changes =
        move instanceof WorkerMove.PassedOver ? asked.without(WorkerField.STATUS) : asked;
    boolean changed = write(handle, id, changes, now);
    if (move instanceof WorkerMove.Applied(WorkerStatus status, boolean givesBack) && givesBack) {
      new GiveBack(handle, now).evicted(id);
      OfferingEvents.ofWorker(handle, id, OfferingEvent.EVICTED, now);
    }
    return new UpdateOutcome.Done<>(find(handle, id).orElseThrow(), changed);
  }

  private static Optional<String> lock(Handle handle, WorkerId id) {
    return handle
        .createQuery("SELECT status FROM worker WHERE worker_id = :id FOR NO KEY UPDATE")
        .bind("id", id.value())
        .mapTo(String.class)
        .findOne();
  }

  /** A status that another program wrote and that we do not know gives way to any other. */
  private static WorkerMove move(String current, Changes<WorkerField> asked) {
    Optional<WorkerStatus> wanted = asked.text(WorkerField.STATUS).flatMap(WorkerStatus::of);
    if (wanted.isEmpty()) {
      return new WorkerMove.Unchanged();
    }
    return WorkerMove.of(WorkerStatus.of(current).orElse(WorkerStatus.FAILED), wanted.get());
  }

  private static boolean write(
      Handle handle, WorkerId id, Changes<WorkerField> changes, Instant now) {
    if (changes.isEmpty()) {
      return false;
    }
    String sql =
        "UPDATE worker SET "
            + Clauses.assignments(changes)
            + ", modification_date = :now WHERE worker_id = :id AND "
            + Clauses.differs(changes);
    return Clauses.bind(handle.createUpdate(sql), changes)
            .bind("id", id.value())
            .bind("now", Utc.naive(now))
            .execute()
        > 0;
  }
}
