package io.scitq.store;

import io.scitq.catalog.Ban;
import io.scitq.catalog.Bans;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** What operators forbid. Nothing but an operator's word ever changes it. */
public final class BanStore {
  private static final String COLUMNS = "flavor, provider, region, reason, since";

  private static final String MEANT =
      " WHERE (CAST(:flavor AS text) IS NULL OR flavor = :flavor)"
          + " AND (CAST(:provider AS text) IS NULL OR provider = :provider)"
          + " AND (CAST(:region AS text) IS NULL OR region = :region)";

  private static final String ORDER = " ORDER BY flavor, provider, region";

  private static final RowMapper<Ban> ROW =
      (rows, context) ->
          new Ban(
              rows.getString("flavor"),
              some(rows.getString("provider")),
              some(rows.getString("region")),
              rows.getString("reason"),
              Utc.present(rows, "since"));

  private final Database database;

  /** Keeps them in this database. */
  public BanStore(Database database) {
    this.database = database;
  }

  /**
   * Which bans are meant: those that name all that is given here.
   *
   * @param flavor of this flavor
   * @param provider that name this provider
   * @param region that name this region
   */
  public record Filter(
      Optional<String> flavor, Optional<String> provider, Optional<String> region) {}

  /** Forbids; a ban of the same scope gets the new reason. */
  public void ban(Ban ban) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO scitqd.ban (flavor, provider, region, reason, since)
                    VALUES (:flavor, :provider, :region, :reason, :since)
                    ON CONFLICT (flavor, provider, region) DO UPDATE
                    SET reason = excluded.reason, since = excluded.since
                    """)
                .bind("flavor", ban.flavor())
                .bind("provider", ban.provider().orElse(""))
                .bind("region", ban.region().orElse(""))
                .bind("reason", ban.reason())
                .bind("since", Utc.zoned(ban.since()))
                .execute());
  }

  /** Lifts the bans that are meant; gives them. */
  public List<Ban> allow(Filter filter) {
    String lift =
        "WITH lifted AS (DELETE FROM scitqd.ban"
            + MEANT
            + " RETURNING "
            + COLUMNS
            + ") SELECT "
            + COLUMNS
            + " FROM lifted"
            + ORDER;
    return database
        .jdbi()
        .withHandle(handle -> bind(handle.createQuery(lift), filter).map(ROW).list());
  }

  /** The bans that are meant. */
  public List<Ban> list(Filter filter) {
    String select = "SELECT " + COLUMNS + " FROM scitqd.ban" + MEANT + ORDER;
    return database
        .jdbi()
        .withHandle(handle -> bind(handle.createQuery(select), filter).map(ROW).list());
  }

  /** All of them, ready to be asked. */
  public Bans all() {
    return database.jdbi().withHandle(BanStore::all);
  }

  static Bans all(Handle handle) {
    return new Bans(
        handle.select("SELECT " + COLUMNS + " FROM scitqd.ban" + ORDER).map(ROW).list());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Filter filter) {
    return statement
        .bind("flavor", filter.flavor().orElse(null))
        .bind("provider", filter.provider().orElse(null))
        .bind("region", filter.region().orElse(null));
  }

  private static Optional<String> some(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
