package io.scitq.store;

import io.scitq.recruit.WorkerFact;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import io.scitq.task.TaskWeight;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** All workers as the planners see them, in two set-based queries whatever their number. */
final class WorkerFacts {
  /** The last end of an execution is one step in an index, however many a worker has had. */
  private static final String WORKERS =
      """
      SELECT w.worker_id, w.name, w.batch, w.status, w.concurrency, coalesce(w.prefetch, 0) AS prefetch,
          coalesce(w.permanent, false) AS permanent, w.provider, w.region, w.flavor,
          w.task_properties, w.last_contact_date, w.creation_date,
          coalesce(h.held, 0) AS held, ended.last AS last_end, l.deadline, l.status AS launch_status,
          l.provider AS bought_at, l.region AS bought_in, l.flavor AS bought,
          EXISTS (SELECT 1 FROM public.job j WHERE j.target = w.name
              AND coalesce(j.args ->> 'worker_id', w.worker_id::text) = w.worker_id::text
              AND j.action = 'worker_destroy' AND j.status IN ('pending', 'running')) AS doomed
      FROM public.worker w
      LEFT JOIN (SELECT e.worker_id, count(*) AS held FROM public.execution e
          WHERE e.status IN ('pending', 'accepted', 'running') GROUP BY e.worker_id) h
          ON h.worker_id = w.worker_id
      LEFT JOIN LATERAL (SELECT max(e.modification_date) AS last FROM public.execution e
          WHERE e.worker_id = w.worker_id) ended ON true
      LEFT JOIN scitqd.launch l ON l.worker_id = w.worker_id AND l.status <> 'gone'
      ORDER BY w.worker_id
      """;

  private static final String RUNNING =
      """
      SELECT e.worker_id, t.batch, count(*) AS number
      FROM public.execution e JOIN public.task t ON t.task_id = e.task_id
      WHERE e.status = 'running' AND e.worker_id IS NOT NULL
      GROUP BY e.worker_id, t.batch
      """;

  private WorkerFacts() {}

  static List<WorkerFact> read(Handle handle) {
    Map<Integer, Map<String, Long>> running = new HashMap<>();
    handle
        .select(RUNNING)
        .map((rows, context) ->
            running
                .computeIfAbsent(rows.getInt("worker_id"), id -> new HashMap<>())
                .put(rows.getString("batch"), rows.getLong("number")))
        .list();
    return handle
        .select(WORKERS)
        .map(
            (rows, context) -> fact(rows, running.getOrDefault(rows.getInt("worker_id"), Map.of())))
        .list();
  }

  private static WorkerFact fact(ResultSet rows, Map<String, Long> running) throws SQLException {
    Map<String, TaskWeight> weights = Json.weights(rows.getString("task_properties"));
    Optional<Instant> contact = Utc.naive(rows, "last_contact_date");
    Instant created = Utc.naive(rows, "creation_date").or(() -> contact).orElse(Instant.EPOCH);
    String launch = Optional.ofNullable(rows.getString("launch_status")).orElse("");
    boolean coming = List.of("recorded", "launching", "starting", "booted").contains(launch);
    boolean going = List.of("failed", "deleting").contains(launch);
    Optional<OfferingId> offering =
        offering(rows.getString("provider"), rows.getString("region"), rows.getString("flavor"));
    return new WorkerFact(
        new WorkerId(rows.getInt("worker_id")),
        rows.getString("name"),
        rows.getString("batch"),
        // a word that we do not know is no capacity
        WorkerStatus.of(rows.getString("status")).orElse(WorkerStatus.FAILED),
        rows.getInt("concurrency"),
        rows.getInt("prefetch"),
        rows.getBoolean("permanent"),
        offering,
        offering(
            rows.getString("bought_at"), rows.getString("bought_in"), rows.getString("bought")),
        offering.isPresent()
            ? Optional.empty()
            : WorkerClaim.of(
                rows.getString("flavor"), rows.getString("provider"), rows.getString("region")),
        running.entrySet().stream().mapToDouble(each -> load(each, weights)).sum(),
        rows.getInt("held"),
        weights,
        running.keySet(),
        contact,
        created,
        later(created, Utc.naive(rows, "last_end")),
        coming ? Utc.zoned(rows, "deadline") : Optional.empty(),
        going || rows.getBoolean("doomed"));
  }

  private static double load(Map.Entry<String, Long> running, Map<String, TaskWeight> weights) {
    TaskWeight weight = weights.get(running.getKey());
    return running.getValue() * (weight == null ? 1.0 : weight.weight());
  }

  private static Instant later(Instant created, Optional<Instant> ended) {
    return ended.filter(created::isBefore).orElse(created);
  }

  private static Optional<OfferingId> offering(
      @Nullable String provider, @Nullable String region, @Nullable String flavor) {
    if (provider == null || region == null || flavor == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OfferingId.of(new ProviderId(provider), region, flavor));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // free text of another program, such as a blank name
    }
  }
}
