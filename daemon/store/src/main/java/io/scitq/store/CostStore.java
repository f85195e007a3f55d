package io.scitq.store;

import io.scitq.cost.CostSheet;
import io.scitq.cost.MachineLife;
import io.scitq.cost.MachineLife.Move;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Purchase;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What machines cost, from the rows of their launches; those outlive the workers' rows. */
public final class CostStore {
  /** Rows held at once, however many machines there were. */
  private static final int FETCH = 1_000;

  /** Launches that nobody has begun cost nothing and say nothing. */
  private static final String LIVES =
      """
      SELECT l.batch, l.provider, l.region, l.flavor, l.purchase, l.cost, l.currency,
          l.accepted_at, l.gone_at, l.status = 'gone' AS gone,
          l.error_label IS NOT NULL AND l.registered_at IS NULL
              AND l.status IN ('failed', 'deleting', 'gone')
              OR coalesce(l.delete_reason = 'never-registered', false) AS failed,
          m.times, m.batches
      FROM scitqd.launch l
      LEFT JOIN LATERAL (
          SELECT array_agg(w.at ORDER BY w.move_id) AS times,
              array_agg(w.batch ORDER BY w.move_id) AS batches
          FROM scitqd.worker_move w WHERE w.worker_id = l.worker_id) m ON true
      WHERE (l.accepted_at IS NOT NULL OR l.error_label IS NOT NULL)
          AND (CAST(:batch AS text) IS NULL OR l.batch = :batch OR EXISTS (
              SELECT 1 FROM scitqd.worker_move w
              WHERE w.worker_id = l.worker_id AND w.batch = :batch))
      ORDER BY l.launch_id
      """;

  private static final String PER_HOUR =
      """
      SELECT provider, currency, sum(cost) AS cost, count(*) AS machines FROM scitqd.launch
      WHERE status <> 'gone' AND accepted_at IS NOT NULL
      GROUP BY provider, currency ORDER BY provider, currency
      """;

  private final Database database;

  /** Reads from this database. */
  public CostStore(Database database) {
    this.database = database;
  }

  /**
   * What the machines at one provider cost now.
   *
   * @param provider who bills
   * @param currency ISO 4217
   * @param perHour of all of them together
   * @param machines how many
   */
  public record Rate(String provider, String currency, BigDecimal perHour, long machines) {}

  /**
   * Adds up the machines that ever worked for a batch, or all.
   *
   * @return a sheet on which other batches may stand too, those that shared a machine
   */
  public CostSheet sheet(Optional<String> batch, Instant now) {
    CostSheet sheet = new CostSheet(now);
    database.jdbi().useTransaction(handle -> read(handle, batch, sheet));
    return sheet;
  }

  private static void read(Handle handle, Optional<String> batch, CostSheet sheet) {
    handle
        .createQuery(LIVES)
        .bind("batch", batch.orElse(null))
        .setFetchSize(FETCH)
        .map((rows, context) -> life(rows))
        .forEach(sheet::add);
  }

  /** What all machines that are there cost per hour. */
  public List<Rate> perHour() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .select(PER_HOUR)
                .map((rows, context) ->
                    new Rate(
                        rows.getString("provider"),
                        rows.getString("currency"),
                        rows.getBigDecimal("cost"),
                        rows.getLong("machines")))
                .list());
  }

  private static MachineLife life(ResultSet rows) throws SQLException {
    return new MachineLife(
        rows.getString("batch"),
        OfferingId.of(
            new ProviderId(rows.getString("provider")),
            rows.getString("region"),
            rows.getString("flavor")),
        Purchase.valueOf(rows.getString("purchase")),
        new Price(rows.getBigDecimal("cost"), Currency.getInstance(rows.getString("currency"))),
        Utc.zoned(rows, "accepted_at"),
        rows.getBoolean("gone") ? Utc.zoned(rows, "gone_at") : Optional.empty(),
        rows.getBoolean("failed"),
        moves(rows.getArray("times"), rows.getArray("batches")));
  }

  private static List<Move> moves(Array times, Array batches) throws SQLException {
    if (times == null) {
      return List.of();
    }
    Timestamp[] at = (Timestamp[]) times.getArray();
    String[] to = (String[]) batches.getArray();
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      moves.add(new Move(at[i].toInstant(), to[i]));
    }
    return moves;
  }
}
