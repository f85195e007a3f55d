package io.scitq.store;

import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Notes the pings of several workers at once. */
final class WorkerPings {
  /** The rows are locked in the order of their ids, as everywhere. */
  private static final String SQL =
      """
      WITH said AS (
        SELECT worker_id, at, load, memory, stats
        FROM unnest(:ids, :dates, :loads, :memories, :stats)
          AS a(worker_id, at, load, memory, stats)),
      held AS (
        SELECT worker_id FROM worker WHERE worker_id = ANY(:ids)
        ORDER BY worker_id FOR NO KEY UPDATE)
      UPDATE worker AS w SET last_contact_date = s.at, load = s.load, memory = s.memory,
        stats = s.stats
      FROM said s JOIN held h ON h.worker_id = s.worker_id
      WHERE w.worker_id = s.worker_id RETURNING
      """
          + WorkerStore.COLUMNS;

  private WorkerPings() {}

  /**
   * A worker's ping.
   *
   * @param worker who
   * @param said what
   * @param at when
   */
  record Said(WorkerId worker, WorkerStore.Ping said, Instant at) {}

  /** The workers as they are afterwards, in the order of the pings; empty for unknown ones. */
  static List<Optional<StoredWorker>> note(Handle handle, List<Said> pings) {
    Map<Integer, Said> last = new TreeMap<>(); // of two pings of one worker the later one stays
    pings.forEach(ping -> last.put(ping.worker().value(), ping));
    Map<WorkerId, StoredWorker> workers = new HashMap<>();
    write(handle, List.copyOf(last.values())).forEach(worker -> workers.put(worker.id(), worker));
    return pings.stream().map(ping -> Optional.ofNullable(workers.get(ping.worker()))).toList();
  }

  private static List<StoredWorker> write(Handle handle, List<Said> pings) {
    List<@Nullable Object> dates = new ArrayList<>();
    List<@Nullable Object> loads = new ArrayList<>();
    List<@Nullable Object> memories = new ArrayList<>();
    List<@Nullable Object> stats = new ArrayList<>();
    for (Said ping : pings) {
      Double memory = ping.said().memory();
      dates.add(ping.at());
      loads.add(ping.said().load());
      memories.add(memory == null ? null : memory.toString());
      stats.add(ping.said().stats());
    }
    return handle
        .createQuery(SQL)
        .bind("ids", SqlArray.ints(pings.stream().map(ping -> ping.worker().value()).toList()))
        .bind("dates", SqlArray.nullable(FieldType.DATE, dates))
        .bind("loads", SqlArray.nullable(FieldType.TEXT, loads))
        .bind("memories", SqlArray.nullable(FieldType.TEXT, memories))
        .bind("stats", SqlArray.nullable(FieldType.TEXT, stats))
        .map((row, context) -> Rows.worker(row))
        .list();
  }
}
