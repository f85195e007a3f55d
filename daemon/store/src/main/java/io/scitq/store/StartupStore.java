package io.scitq.store;

import io.scitq.spi.ProviderId;
import java.util.List;

/** How machines start with the templates in use. */
public final class StartupStore {
  private final Database database;

  /** Keeps it in this database. */
  public StartupStore(Database database) {
    this.database = database;
  }

  /**
   * From now on machines of this provider are asked for with this template. Another one than before
   * begins with a clean record.
   *
   * @param tripsAt so many failures in a row stop recruiting
   */
  public void use(ProviderId provider, String template, int tripsAt) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO scitqd.startup AS s (provider, template, trips_at)
                    VALUES (:provider, :template, :trips)
                    ON CONFLICT (provider) DO UPDATE
                    SET trips_at = excluded.trips_at, template = excluded.template,
                        failures = CASE WHEN s.template = excluded.template THEN s.failures
                            ELSE 0 END,
                        detail = CASE WHEN s.template = excluded.template THEN s.detail END
                    """)
                .bind("provider", provider.value())
                .bind("template", template)
                .bind("trips", tripsAt)
                .execute());
  }

  /** By provider. */
  public List<StartupRow> list() {
    return database.jdbi().withHandle(Startups::all);
  }

  /** A person has mended it: recruiting goes on. */
  public void clear(ProviderId provider) {
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE scitqd.startup SET failures = 0, detail = NULL WHERE provider = ?",
                provider.value()));
  }
}
