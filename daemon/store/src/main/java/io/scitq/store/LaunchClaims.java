package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.spi.FlavorId;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Purchase;
import io.scitq.task.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Takes rows so that no two processes have the same. */
final class LaunchClaims {
  /**
   * A paused worker's launch is held, not begun: somebody stopped the batch. Nothing new is begun
   * either while the provider as a whole asks us to slow down.
   */
  private static final String CLAIM =
      """
      UPDATE scitqd.launch l
      SET status = 'launching', claimed_by = :holder, claimed_until = :until,
          attempts = attempts + 1, not_before = NULL,
          template = (SELECT s.template FROM scitqd.startup s WHERE s.provider = l.provider),
          deadline = greatest(deadline, :now + register_within)
      WHERE l.launch_id IN (
          SELECT n.launch_id FROM scitqd.launch n
          WHERE n.provider = :provider
              AND (n.not_before IS NULL OR n.not_before <= :now)
              AND ((n.status = 'recorded' AND NOT EXISTS (SELECT 1 FROM public.worker w
                      WHERE w.worker_id = n.worker_id AND w.status = 'paused')
                  AND NOT EXISTS (SELECT 1 FROM scitqd.unavailability u
                      WHERE u.provider = n.provider AND u.region = '' AND u.flavor = ''
                          AND u.family = '' AND u.label = 'throttled' AND u.until > :now))
                  OR (n.status = 'launching' AND n.claimed_until <= :now))
          ORDER BY n.launch_id LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING l.launch_id
      """;

  private static final String CLAIMED =
      "SELECT l.launch_id, l.worker_id, l.job_id, l.instance_name, l.provider, l.region, l.flavor,"
          + " l.purchase, l.attempts, l.recruiter_rank, l.vendor_id,"
          + " coalesce(w.concurrency, 1) AS concurrency, "
          + FlavorRows.COLUMNS
          + " FROM scitqd.launch l"
          + " LEFT JOIN public.worker w ON w.worker_id = l.worker_id"
          + " LEFT JOIN public.flavor f ON f.provider = l.provider AND f.name = l.flavor"
          + FlavorRows.DETAIL_JOIN
          + " WHERE l.launch_id = ANY(:ids) ORDER BY l.launch_id";

  private static final String FOLLOW =
      """
      UPDATE scitqd.launch l SET looked_at = :now
      WHERE l.launch_id IN (
          SELECT n.launch_id FROM scitqd.launch n
          WHERE n.provider = :provider AND n.status IN ('starting', 'booted')
              AND (n.looked_at IS NULL OR n.looked_at <= :before)
          ORDER BY n.looked_at NULLS FIRST, n.launch_id LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING launch_id, worker_id, provider, region, instance_name, vendor_id, status,
          flavor, coalesce(accepted_at, recorded_at) AS accepted, deadline
      """;

  private static final String DOOM =
      """
      UPDATE scitqd.launch l
      SET claimed_by = :holder, claimed_until = :until, not_before = NULL
      WHERE l.launch_id IN (
          SELECT n.launch_id FROM scitqd.launch n
          WHERE n.provider = :provider AND n.status = 'deleting'
              AND (n.not_before IS NULL OR n.not_before <= :now)
              AND (n.claimed_until IS NULL OR n.claimed_until <= :now)
          ORDER BY n.launch_id LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING launch_id, provider, region, instance_name, vendor_id, absent_seen,
          coalesce(delete_reason, '') AS reason, worker_id, destroy_job_id,
          delete_reason = 'never-registered' AND console_read_at IS NULL AS console_unread
      """;

  private static final String BEAT =
      """
      INSERT INTO scitqd.lease AS l (name, holder, until) VALUES (:name, :holder, :until)
      ON CONFLICT (name) DO UPDATE SET until = excluded.until
      """;

  private static final String FREE =
      """
      UPDATE scitqd.launch l SET claimed_until = :now
      WHERE l.claimed_until > :now AND l.claimed_by IN (
          SELECT d.holder FROM scitqd.lease d
          WHERE d.name LIKE 'daemon:%' AND d.until <= :now)
      """;

  private static final String FREE_SOME =
      """
      UPDATE scitqd.launch SET claimed_until = :now
      WHERE launch_id = ANY(:ids) AND claimed_by = :holder AND claimed_until > :now
      """;

  private static final Duration FORGET = Duration.ofDays(1);

  private static final int STARTED_PERCENT = 10;

  private final Handle handle;
  private final Instant now;

  LaunchClaims(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  int heartbeat(String holder, Duration ttl) {
    handle
        .createUpdate(BEAT)
        .bind("name", "daemon:" + holder)
        .bind("holder", holder)
        .bind("until", Utc.zoned(now.plus(ttl)))
        .execute();
    int freed = handle.createUpdate(FREE).bind("now", Utc.zoned(now)).execute();
    handle
        .createUpdate("DELETE FROM scitqd.lease WHERE name LIKE 'daemon:%' AND until < :old")
        .bind("old", Utc.zoned(now.minus(FORGET)))
        .execute();
    return freed;
  }

  void free(Collection<LaunchId> launches, String holder) {
    handle
        .createUpdate(FREE_SOME)
        .bindArray("ids", Long.class, launches.stream().map(LaunchId::value).toList())
        .bind("holder", holder)
        .bind("now", Utc.zoned(now))
        .execute();
  }

  List<ClaimedLaunch> claim(ProviderId provider, int limit, String holder, Duration lease) {
    List<Long> ids =
        claiming(CLAIM, provider, limit)
            .bind("holder", holder)
            .bind("until", Utc.zoned(now.plus(lease)))
            .mapTo(Long.class)
            .list();
    List<ClaimedLaunch> claimed = new ArrayList<>();
    List<LaunchId> unknown = new ArrayList<>();
    handle
        .createQuery(CLAIMED)
        .bindArray("ids", Long.class, ids)
        .map((rows, context) -> {
          if (rows.getString("flavor_name") == null) {
            return unknown.add(new LaunchId(rows.getLong("launch_id")));
          }
          begin(rows.getInt("worker_id"), rows.getInt("job_id"));
          return claimed.add(claimed(rows));
        })
        .list();
    unknown.forEach(this::failUnknown);
    return claimed;
  }

  /** From here on something may exist at the provider: 1.3 reads it in ansible_active. */
  private void begin(int worker, int job) {
    handle.execute("UPDATE public.worker SET ansible_active = true WHERE worker_id = ?", worker);
    Jobs.running(handle, job, STARTED_PERCENT, now);
  }

  private void failUnknown(LaunchId launch) {
    LaunchFailure failure =
        new LaunchFailure.Unsupported("unknown-flavor", "the catalog no longer has this flavor");
    new LaunchFailures(handle, now).failed(launch, failure, false);
  }

  private static ClaimedLaunch claimed(ResultSet rows) throws SQLException {
    ProviderId provider = new ProviderId(rows.getString("provider"));
    rows.getInt("recruiter_rank");
    boolean person = rows.wasNull();
    return new ClaimedLaunch(
        new LaunchId(rows.getLong("launch_id")),
        new WorkerId(rows.getInt("worker_id")),
        new InstanceName(rows.getString("instance_name")),
        new OfferingId(new FlavorId(provider, rows.getString("flavor")), rows.getString("region")),
        Purchase.valueOf(rows.getString("purchase")),
        FlavorRows.read(rows),
        rows.getInt("concurrency"),
        rows.getInt("attempts"),
        person,
        Optional.ofNullable(rows.getString("vendor_id")));
  }

  List<FollowedLaunch> following(ProviderId provider, int limit, Instant before) {
    return claiming(FOLLOW, provider, limit)
        .bind("before", Utc.zoned(before))
        .map((rows, context) ->
            new FollowedLaunch(
                new LaunchId(rows.getLong("launch_id")),
                new WorkerId(rows.getInt("worker_id")),
                ref(rows),
                OfferingId.of(
                    new ProviderId(rows.getString("provider")),
                    rows.getString("region"),
                    rows.getString("flavor")),
                LaunchStatus.of(rows.getString("status")),
                Utc.present(rows, "accepted"),
                Utc.present(rows, "deadline")))
        .list();
  }

  List<DoomedLaunch> claimDeletions(ProviderId provider, int limit, String holder, Duration lease) {
    return claiming(DOOM, provider, limit)
        .bind("holder", holder)
        .bind("until", Utc.zoned(now.plus(lease)))
        .map((rows, context) ->
            new DoomedLaunch(
                new LaunchId(rows.getLong("launch_id")),
                ref(rows),
                new ProviderId(rows.getString("provider")),
                rows.getInt("absent_seen"),
                rows.getString("reason"),
                rows.getBoolean("console_unread")))
        .list();
  }

  private Query claiming(String sql, ProviderId provider, int limit) {
    return handle
        .createQuery(sql)
        .bind("provider", provider.value())
        .bind("limit", limit)
        .bind("now", Utc.zoned(now));
  }

  private static InstanceRef ref(ResultSet rows) throws SQLException {
    return new InstanceRef(
        new InstanceName(rows.getString("instance_name")),
        rows.getString("region"),
        Optional.ofNullable(rows.getString("vendor_id")));
  }
}
