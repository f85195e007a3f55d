package io.scitq.store;

import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Records launches: each a worker row, a job and a launch row, in one statement. */
final class NewLaunches {
  /** Retries that scitq 1.3 gives a deploy job. */
  private static final int JOB_RETRY = 2;

  private static final String WORKERS =
      """
      WITH named AS (
          SELECT :stem || nextval('scitqd.node_number') AS name FROM generate_series(1, :count)),
      workers AS (
          INSERT INTO public.worker (name, hostname, status, concurrency, prefetch,
              task_properties, creation_date, modification_date, batch, permanent, flavor, region,
              provider, ansible_active)
          SELECT name, name, 'offline', :concurrency, :prefetch, '{}', :naive, :naive, :batch,
              false, :flavor, :region, :provider, false
          FROM named
          RETURNING worker_id, name)\
      """;

  private static final String ARGS =
      """
      json_build_object('concurrency', CAST(:concurrency AS integer), 'prefetch', CAST(:prefetch AS integer),
              'flavor', CAST(:flavor AS text), 'region', CAST(:region AS text), 'provider', CAST(:provider AS text),
              'batch', CAST(:batch AS text), 'worker_id', w.worker_id)\
      """;

  private static final String NEW_JOBS =
      WORKERS
          + """
          ,
          jobs AS (
              INSERT INTO public.job (target, action, args, retry, status, creation_date,
                  modification_date)
              SELECT w.name, 'worker_deploy',\
          """
          + ARGS
          + """
          , :retry, 'pending', :naive, :naive FROM workers w
              RETURNING job_id, target)
          """;

  /** A person's own job goes on as the deploy job, as in scitq 1.3. */
  private static final String SAME_JOB =
      WORKERS
          + """
          ,
          jobs AS (
              UPDATE public.job j SET target = w.name, action = 'worker_deploy', args =\
          """
          + ARGS
          + """
          , retry = :retry, modification_date = :naive
              FROM workers w WHERE j.job_id = :job
              RETURNING j.job_id, j.target)
          """;

  private static final String LAUNCHES =
      """
      INSERT INTO scitqd.launch (worker_id, job_id, batch, recruiter_rank, request, provider,
          region, flavor, purchase, cost, currency, status, instance_name, register_within,
          deadline, recorded_at)
      SELECT w.worker_id, j.job_id, :batch, :rank, CAST(:request AS json), :provider, :region, :flavor,
          :purchase, :cost, :currency, 'recorded', w.name, make_interval(secs => :within),
          :now + make_interval(secs => :within), :now
      FROM workers w JOIN jobs j ON j.target = w.name
      """;

  private final Handle handle;
  private final LaunchNaming naming;
  private final Duration deadline;
  private final Instant now;

  NewLaunches(Handle handle, LaunchNaming naming, Duration deadline, Instant now) {
    this.handle = handle;
    this.naming = naming;
    this.deadline = deadline;
    this.now = now;
  }

  /** What is bought, and for whom. */
  record Order(
      OfferingId offering,
      Purchase purchase,
      Price price,
      String batch,
      int concurrency,
      int prefetch) {}

  /** Records so many equal ones for a recruiter. */
  int forRecruiter(Order order, int rank, int count) {
    return bind(handle.createUpdate(NEW_JOBS + LAUNCHES), order, count, OptionalInt.of(rank))
        .bind("request", (String) null)
        .execute();
  }

  /** Records one for a job that a person made; {@code request} is what the job asked. */
  int forJob(Order order, int job, String request) {
    return bind(handle.createUpdate(SAME_JOB + LAUNCHES), order, 1, OptionalInt.empty())
        .bind("job", job)
        .bind("request", request)
        .execute();
  }

  private Update bind(Update update, Order order, int count, OptionalInt rank) {
    return update
        .bind("stem", naming.stem())
        .bind("count", count)
        .bind("concurrency", order.concurrency())
        .bind("prefetch", order.prefetch())
        .bind("batch", order.batch())
        .bind("rank", rank.isPresent() ? (Integer) rank.getAsInt() : null)
        .bind("flavor", order.offering().flavor().name())
        .bind("region", order.offering().region())
        .bind("provider", order.offering().provider().value())
        .bind("purchase", order.purchase().name())
        .bind("cost", order.price().perHour())
        .bind("currency", order.price().currency().getCurrencyCode())
        .bind("retry", JOB_RETRY)
        .bind("within", (double) deadline.toSeconds())
        .bind("naive", Utc.naive(now))
        .bind("now", Utc.zoned(now));
  }
}
