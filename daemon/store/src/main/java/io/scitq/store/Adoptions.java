package io.scitq.store;

import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Takes strays in as workers: they get the rows that a launch has, and are then like any other. */
public final class Adoptions {
  /** A machine that has declared itself again, after its row was deleted, keeps that row. */
  private static final String OWN_ROW =
      """
      UPDATE public.worker w
      SET batch = :batch, permanent = false, provider = :provider, region = :region,
          flavor = :flavor, ansible_active = true, modification_date = :naive
      WHERE w.worker_id = (
          SELECT o.worker_id FROM public.worker o
          WHERE o.name = :name AND NOT EXISTS (SELECT 1 FROM scitqd.launch l
              WHERE l.worker_id = o.worker_id AND l.status <> 'gone')
          ORDER BY o.worker_id LIMIT 1)
      RETURNING w.worker_id
      """;

  private static final String NEW_ROW =
      """
      INSERT INTO public.worker (name, hostname, status, concurrency, prefetch, task_properties,
          creation_date, modification_date, batch, permanent, flavor, region, provider,
          ansible_active)
      VALUES (:name, :name, 'offline', :concurrency, 0, '{}', :naive, :naive, :batch, false,
          :flavor, :region, :provider, true)
      RETURNING worker_id
      """;

  private static final String JOB =
      """
      INSERT INTO public.job (target, action, args, retry, status, creation_date,
          modification_date, progression, log)
      VALUES (:name, 'worker_deploy', json_build_object('worker_id', CAST(:worker AS integer),
          'batch', CAST(:batch AS text), 'flavor', CAST(:flavor AS text),
          'region', CAST(:region AS text), 'provider', CAST(:provider AS text)),
          0, 'running', :naive, :naive, 70, 'Adopted: it was at the provider without a row.' || chr(10))
      RETURNING job_id
      """;

  private static final String LAUNCH =
      """
      INSERT INTO scitqd.launch AS l (worker_id, job_id, batch, provider, region, flavor, purchase,
          cost, currency, status, instance_name, vendor_id, register_within, deadline, recorded_at,
          accepted_at)
      VALUES (:worker, :job, :batch, :provider, :region, :flavor, :purchase, :cost, :currency,
          'starting', :name, :vendor, make_interval(secs => :within),
          :now + make_interval(secs => :within), :now, :now)
      ON CONFLICT (instance_name) DO UPDATE
      SET worker_id = excluded.worker_id, job_id = excluded.job_id, batch = excluded.batch,
          region = excluded.region, flavor = excluded.flavor, status = 'starting',
          vendor_id = excluded.vendor_id, deadline = excluded.deadline, claimed_by = NULL,
          claimed_until = NULL, not_before = NULL, absent_seen = 0, missed_listings = 0,
          delete_reason = NULL, destroy_job_id = NULL, gone_at = NULL, registered_at = NULL,
          booted_at = NULL, evicted_at = NULL, recruiter_rank = NULL, request = NULL,
          accepted_at = excluded.accepted_at, recorded_at = excluded.recorded_at,
          cost = excluded.cost, currency = excluded.currency, purchase = excluded.purchase
      WHERE l.status = 'gone'
      """;

  private final Database database;

  /** Writes to this database. */
  public Adoptions(Database database) {
    this.database = database;
  }

  /**
   * What the new worker is for.
   *
   * @param batch its batch
   * @param concurrency its tasks at once, unless it has a row of its own
   * @param purchase how its machine was bought
   * @param price what it costs
   * @param registerWithin how long it may take until its next sign of life
   */
  public record Terms(
      String batch, int concurrency, Purchase purchase, Price price, Duration registerWithin) {}

  /** Empty when it is no stray any more, or is being deleted. */
  public Optional<WorkerId> adopt(StrayRow stray, Terms terms, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          int taken =
              handle.execute(
                  "DELETE FROM scitqd.stray WHERE provider = ? AND vendor_id = ? AND NOT deleting",
                  stray.id().provider().value(),
                  stray.id().vendorId());
          return taken == 0 ? Optional.empty() : Optional.of(rows(handle, stray, terms, now));
        });
  }

  private static WorkerId rows(Handle handle, StrayRow stray, Terms terms, Instant now) {
    int worker =
        ask(handle, OWN_ROW, stray, terms, now)
            .or(() -> ask(handle, NEW_ROW, stray, terms, now))
            .orElseThrow();
    int job =
        bound(handle, JOB, stray, terms, now).bind("worker", worker).mapTo(Integer.class).one();
    int made =
        handle
            .createUpdate(LAUNCH)
            .bind("worker", worker)
            .bind("job", job)
            .bind("batch", terms.batch())
            .bind("provider", stray.id().provider().value())
            .bind("region", stray.where().name())
            .bind("flavor", stray.flavor())
            .bind("purchase", terms.purchase().name())
            .bind("cost", terms.price().perHour())
            .bind("currency", terms.price().currency().getCurrencyCode())
            .bind("name", stray.name().value())
            .bind("vendor", stray.id().vendorId())
            .bind("within", (double) terms.registerWithin().toSeconds())
            .bind("now", Utc.zoned(now))
            .execute();
    if (made == 0) {
      throw new IllegalStateException("a launch of the name " + stray.name() + " is under way");
    }
    return new WorkerId(worker);
  }

  private static Optional<Integer> ask(
      Handle handle, String sql, StrayRow stray, Terms terms, Instant now) {
    return bound(handle, sql, stray, terms, now).mapTo(Integer.class).findFirst();
  }

  private static org.jdbi.v3.core.statement.Query bound(
      Handle handle, String sql, StrayRow stray, Terms terms, Instant now) {
    return handle
        .createQuery(sql)
        .bind("name", stray.name().value())
        .bind("batch", terms.batch())
        .bind("concurrency", terms.concurrency())
        .bind("provider", stray.id().provider().value())
        .bind("region", stray.where().name())
        .bind("flavor", stray.flavor())
        .bind("naive", Utc.naive(now));
  }
}
