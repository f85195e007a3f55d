package io.scitq.store;

import io.scitq.quota.Unavailability;
import io.scitq.quota.Unavailability.Scope;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What failures forbid, and until when. An expired block stays until a launch it covers has
 * succeeded, so that its repeats are known and one probe can go first.
 */
public final class UnavailabilityStore {
  private static final String COLUMNS =
      "unavailability_id, provider, region, flavor, family, min_vcpus, label, text, since, until,"
          + " repeats";

  private static final String SELECT = "SELECT " + COLUMNS + " FROM scitqd.unavailability";

  private static final String MEANT =
      " WHERE (CAST(:id AS bigint) IS NULL OR unavailability_id = :id)"
          + " AND (CAST(:provider AS text) IS NULL OR provider = :provider)"
          + " AND (CAST(:region AS text) IS NULL OR region = :region)"
          + " AND (CAST(:flavor AS text) IS NULL OR flavor = :flavor)";

  private static final String ORDER = " ORDER BY provider, region, flavor, family, min_vcpus";

  private static final RowMapper<Unavailability> ROW =
      (rows, context) ->
          new Unavailability(
              new Scope(
                  new ProviderId(rows.getString("provider")),
                  some(rows.getString("region")),
                  some(rows.getString("flavor")),
                  some(rows.getString("family")),
                  rows.getInt("min_vcpus")),
              rows.getString("label"),
              rows.getString("text"),
              Utc.present(rows, "since"),
              Utc.present(rows, "until"),
              rows.getInt("repeats"));

  private static final RowMapper<StoredUnavailability> NUMBERED =
      (rows, context) ->
          new StoredUnavailability(rows.getLong("unavailability_id"), ROW.map(rows, context));

  private final Database database;

  /** Keeps them in this database. */
  public UnavailabilityStore(Database database) {
    this.database = database;
  }

  /** Those that hold now. */
  public List<Unavailability> active(Instant now) {
    return all().stream().filter(each -> each.holdsAt(now)).toList();
  }

  /** All of them, expired ones too. */
  public List<Unavailability> all() {
    return database.jdbi().withHandle(UnavailabilityStore::all);
  }

  static List<Unavailability> all(Handle handle) {
    return handle.select(SELECT + ORDER).map(ROW).list();
  }

  /** Those that are meant, expired ones too. */
  public List<StoredUnavailability> list(UnavailabilityFilter filter) {
    return database
        .jdbi()
        .withHandle(handle ->
            bind(handle.createQuery(SELECT + MEANT + ORDER), filter).map(NUMBERED).list());
  }

  /** Forgets those that are meant, as an operator may; gives them. */
  public List<StoredUnavailability> clear(UnavailabilityFilter filter) {
    String clear =
        "WITH cleared AS (DELETE FROM scitqd.unavailability"
            + MEANT
            + " RETURNING "
            + COLUMNS
            + ") SELECT "
            + COLUMNS
            + " FROM cleared"
            + ORDER;
    return database
        .jdbi()
        .withHandle(handle -> bind(handle.createQuery(clear), filter).map(NUMBERED).list());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, UnavailabilityFilter filter) {
    return statement
        .bind("id", filter.id().isPresent() ? (Long) filter.id().getAsLong() : null)
        .bind("provider", filter.provider().orElse(null))
        .bind("region", filter.region().orElse(null))
        .bind("flavor", filter.flavor().orElse(null));
  }

  /** The stored block of exactly this scope, expired or not. */
  public Optional<Unavailability> find(Scope scope) {
    return database
        .jdbi()
        .withHandle(
            handle -> bind(handle.createQuery(SELECT + SAME_SCOPE), scope).map(ROW).findFirst());
  }

  /** Stores a block in place of the last one of its scope. */
  public void record(Unavailability unavailability) {
    database.jdbi().useHandle(handle -> record(handle, unavailability));
  }

  static void record(Handle handle, Unavailability unavailability) {
    bind(
            handle.createUpdate(
                """
                INSERT INTO scitqd.unavailability
                    (provider, region, flavor, family, min_vcpus, label, text, since, until,
                     repeats)
                VALUES (:provider, :region, :flavor, :family, :minVcpus, :label, :text, :since,
                    :until, :repeats)
                ON CONFLICT (provider, region, flavor, family, min_vcpus) DO UPDATE
                SET label = excluded.label, text = excluded.text, since = excluded.since,
                    until = excluded.until, repeats = excluded.repeats
                """),
            unavailability.scope())
        .bind("label", unavailability.label())
        .bind("text", unavailability.text().replace('\0', ' '))
        .bind("since", Utc.zoned(unavailability.since()))
        .bind("until", Utc.zoned(unavailability.until()))
        .bind("repeats", unavailability.repeats())
        .execute();
  }

  /** Forgets the block of this scope, as an operator may. Says whether there was one. */
  public boolean clear(Scope scope) {
    return database
        .jdbi()
        .withHandle(handle ->
            bind(handle.createUpdate("DELETE FROM scitqd.unavailability" + SAME_SCOPE), scope)
                    .execute()
                > 0);
  }

  /** A launch has succeeded: expired blocks that covered it are over. */
  static void disprove(Handle handle, OfferingId offering, Instant now) {
    handle
        .createUpdate(
            """
            DELETE FROM scitqd.unavailability u
            WHERE u.provider = :provider AND u.until <= :now
                AND u.region IN ('', :region) AND u.flavor IN ('', :flavor)
                AND (u.family = '' OR EXISTS (
                    SELECT 1 FROM public.flavor f JOIN scitqd.flavor_detail d
                        ON d.provider = f.provider AND d.name = f.name
                    WHERE f.provider = u.provider AND f.name = :flavor AND d.family = u.family
                        AND f.cpu >= u.min_vcpus))
            """)
        .bind("provider", offering.provider().value())
        .bind("region", offering.region())
        .bind("flavor", offering.flavor().name())
        .bind("now", Utc.zoned(now))
        .execute();
  }

  private static final String SAME_SCOPE =
      " WHERE provider = :provider AND region = :region AND flavor = :flavor"
          + " AND family = :family AND min_vcpus = :minVcpus";

  private static <S extends SqlStatement<S>> S bind(S statement, Scope scope) {
    return statement
        .bind("provider", scope.provider().value())
        .bind("region", scope.region().orElse(""))
        .bind("flavor", scope.flavor().orElse(""))
        .bind("family", scope.family().orElse(""))
        .bind("minVcpus", scope.minVcpus());
  }

  private static Optional<String> some(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
