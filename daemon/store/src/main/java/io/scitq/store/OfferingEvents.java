package io.scitq.store;

import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import io.scitq.statistics.Losses;
import io.scitq.statistics.OfferingEvent;
import io.scitq.statistics.OfferingStatistics;
import io.scitq.statistics.Tally;
import io.scitq.task.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Counts what happens to launches, by offering. */
public final class OfferingEvents {
  private static final String COLUMNS = "event, total, weight, at, recent_seconds";

  private static final String MAKE =
      """
      INSERT INTO scitqd.offering_event (provider, region, flavor, event, total, weight, at,
          recent_seconds)
      VALUES (:provider, :region, :flavor, :event, 0, 0, :now, '{}')
      ON CONFLICT (provider, region, flavor, event) DO NOTHING
      """;

  private static final String SAME =
      " WHERE provider = :provider AND region = :region AND flavor = :flavor AND event = :event";

  private static final String SELECT =
      "SELECT provider, region, flavor, "
          + COLUMNS
          + " FROM scitqd.offering_event"
          + " WHERE (CAST(:provider AS text) IS NULL OR provider = :provider)"
          + " AND (CAST(:region AS text) IS NULL OR region = :region)"
          + " AND (CAST(:flavor AS text) IS NULL OR flavor = :flavor)"
          + " ORDER BY provider, region, flavor, event";

  /** The latest are enough, should there ever be more: what is old counts next to nothing. */
  private static final String LOSSES =
      "SELECT provider, region, flavor, "
          + COLUMNS
          + " FROM scitqd.offering_event e"
          + " WHERE (event = ANY(:losses) OR event = :launched)"
          + " AND EXISTS (SELECT 1 FROM scitqd.offering_event l WHERE l.provider = e.provider"
          + " AND l.region = e.region AND l.flavor = e.flavor AND l.event = ANY(:losses))"
          + " ORDER BY at DESC, provider, region, flavor, event LIMIT 10000";

  private final Database database;

  /** Reads from this database. */
  public OfferingEvents(Database database) {
    this.database = database;
  }

  /**
   * Counts events in the transaction of what happened. The rows are taken in one order, and last of
   * all in each transaction, so that nobody waits for another in a circle.
   */
  static void record(Handle handle, Collection<OfferingEvent> events, Instant now) {
    events.stream().sorted().forEach(event -> record(handle, event, now));
  }

  /** Counts an event of the machine of a worker; nothing when we did not launch it. */
  static void ofWorker(Handle handle, WorkerId worker, String kind, Instant now) {
    List<OfferingEvent> events =
        handle
            .select(
                "SELECT provider, region, flavor FROM scitqd.launch"
                    + " WHERE worker_id = ? AND status <> 'gone'",
                worker.value())
            .map((rows, context) -> OfferingEvent.of(offering(rows), kind))
            .list();
    record(handle, events, now);
  }

  private static void record(Handle handle, OfferingEvent event, Instant now) {
    Map<String, Object> key =
        Map.of(
            "provider", event.offering().provider().value(),
            "region", event.offering().region(),
            "flavor", event.offering().flavor().name(),
            "event", event.kind());
    handle.createUpdate(MAKE).bindMap(key).bind("now", Utc.zoned(now)).execute();
    Tally before =
        handle
            .createQuery("SELECT " + COLUMNS + " FROM scitqd.offering_event" + SAME + " FOR UPDATE")
            .bindMap(key)
            .map((rows, context) -> tally(rows))
            .one();
    Tally after = before.plus(event.seconds(), now);
    handle
        .createUpdate(
            "UPDATE scitqd.offering_event SET total = :total, weight = :weight, at = :at,"
                + " recent_seconds = :seconds"
                + SAME)
        .bindMap(key)
        .bind("total", after.total())
        .bind("weight", after.weight())
        .bind("at", Utc.zoned(after.at()))
        .bindArray("seconds", Double.class, after.recentSeconds())
        .execute();
  }

  /** What is counted of offerings, by provider, region and flavor; absent parts leave it open. */
  public List<OfferingStatistics> list(
      Optional<String> provider, Optional<String> region, Optional<String> flavor) {
    return database
        .jdbi()
        .withHandle(handle ->
            read(
                handle
                    .createQuery(SELECT)
                    .bind("provider", provider.orElse(null))
                    .bind("region", region.orElse(null))
                    .bind("flavor", flavor.orElse(null))));
  }

  /** What is counted of those offerings that had losses. */
  public List<OfferingStatistics> losses() {
    return database.jdbi().withHandle(OfferingEvents::losses);
  }

  static List<OfferingStatistics> losses(Handle handle) {
    return read(
        handle
            .createQuery(LOSSES)
            .bindArray("losses", String.class, Losses.KINDS)
            .bind("launched", OfferingEvent.LAUNCHED));
  }

  private static List<OfferingStatistics> read(Query query) {
    Map<OfferingId, Map<String, Tally>> found = new LinkedHashMap<>();
    query
        .map((rows, context) -> new Row(offering(rows), rows.getString("event"), tally(rows)))
        .forEach(row ->
            found
                .computeIfAbsent(row.offering(), first -> new HashMap<>())
                .put(row.event(), row.tally()));
    return found.entrySet().stream()
        .map(each -> new OfferingStatistics(each.getKey(), each.getValue()))
        .toList();
  }

  private record Row(OfferingId offering, String event, Tally tally) {}

  private static OfferingId offering(ResultSet rows) throws SQLException {
    return OfferingId.of(
        new ProviderId(rows.getString("provider")),
        rows.getString("region"),
        rows.getString("flavor"));
  }

  private static Tally tally(ResultSet rows) throws SQLException {
    return new Tally(
        rows.getLong("total"),
        rows.getDouble("weight"),
        Utc.present(rows, "at"),
        List.of((Double[]) rows.getArray("recent_seconds").getArray()));
  }
}
