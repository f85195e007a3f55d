package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.spi.Instance;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import io.scitq.statistics.OfferingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;

/** The good steps of a launch. */
final class LaunchProgress {
  private static final int ACCEPTED_PERCENT = 30;
  private static final int BOOTED_PERCENT = 70;

  /** A late success of a launch that was given up, or that somebody deleted, is deleted. */
  private static final String ACCEPT =
      """
      WITH before AS (
          SELECT launch_id, accepted_at FROM scitqd.launch
          WHERE launch_id = :launch FOR UPDATE)
      UPDATE scitqd.launch l
      SET vendor_id = :vendor, accepted_at = coalesce(l.accepted_at, :now), claimed_by = NULL,
          claimed_until = NULL, not_before = NULL, absent_seen = 0, gone_at = NULL,
          status = CASE l.status
              WHEN 'recorded' THEN 'starting' WHEN 'launching' THEN 'starting'
              WHEN 'failed' THEN 'deleting' WHEN 'gone' THEN 'deleting' ELSE l.status END,
          delete_reason = CASE l.status WHEN 'gone' THEN 'late-success' ELSE l.delete_reason END,
          deadline = CASE WHEN l.status IN ('recorded', 'launching')
              THEN :now + l.register_within ELSE l.deadline END
      FROM before b WHERE l.launch_id = b.launch_id
      RETURNING l.status, l.job_id, l.worker_id, l.provider, l.region, l.flavor,
          b.accepted_at IS NULL
              AND coalesce(l.delete_reason, '') NOT IN ('late-success', 'failed') AS news
      """;

  private static final String BOOT =
      """
      UPDATE scitqd.launch
      SET status = 'booted', booted_at = :now, vendor_id = :vendor, claimed_by = NULL,
          claimed_until = NULL
      WHERE launch_id = :launch AND status IN ('launching', 'starting')
      RETURNING job_id, worker_id, provider, region, flavor
      """;

  private static final String REGISTER =
      """
      UPDATE scitqd.launch l
      SET status = 'registered', registered_at = :now, claimed_by = NULL, claimed_until = NULL
      FROM public.worker w
      WHERE w.worker_id = l.worker_id AND l.status IN ('launching', 'starting', 'booted')
          AND w.last_contact_date > l.recorded_at AT TIME ZONE 'UTC'
      RETURNING l.launch_id, l.job_id, l.provider, l.region, l.flavor,
          extract(epoch FROM :now - coalesce(l.accepted_at, l.recorded_at))::float8 AS seconds
      """;

  private static final String ADDRESSES =
      """
      UPDATE public.worker SET ipv4 = coalesce(:ipv4, ipv4), ipv6 = coalesce(:ipv6, ipv6)
      WHERE worker_id = :worker
      """;

  private final Handle handle;
  private final Instant now;

  LaunchProgress(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  boolean accepted(LaunchId launch, Instance instance) {
    return handle
        .createQuery(ACCEPT)
        .bind("launch", launch.value())
        .bind("vendor", instance.vendorId())
        .bind("now", Utc.zoned(now))
        .map((rows, context) -> {
          addresses(rows.getInt("worker_id"), instance);
          Jobs.running(handle, rows.getInt("job_id"), ACCEPTED_PERCENT, now);
          if (rows.getBoolean("news")) {
            note(List.of(OfferingEvent.of(offering(rows), OfferingEvent.LAUNCHED)));
          }
          return LaunchStatus.of(rows.getString("status"));
        })
        .findFirst()
        .filter(status -> status != LaunchStatus.DELETING)
        .isPresent();
  }

  void booted(LaunchId launch, Instance instance) {
    handle
        .createQuery(BOOT)
        .bind("launch", launch.value())
        .bind("vendor", instance.vendorId())
        .bind("now", Utc.zoned(now))
        .map((rows, context) -> {
          addresses(rows.getInt("worker_id"), instance);
          Jobs.running(handle, rows.getInt("job_id"), BOOTED_PERCENT, now);
          return offering(rows);
        })
        .findFirst()
        .ifPresent(offering -> UnavailabilityStore.disprove(handle, offering, now));
  }

  List<LaunchId> registered() {
    record Registered(LaunchId launch, int job, OfferingEvent event) {}
    List<Registered> all =
        handle
            .createQuery(REGISTER)
            .bind("now", Utc.zoned(now))
            .map((rows, context) ->
                new Registered(
                    new LaunchId(rows.getLong("launch_id")),
                    rows.getInt("job_id"),
                    new OfferingEvent(
                        offering(rows),
                        OfferingEvent.REGISTERED,
                        OptionalDouble.of(Math.max(0, rows.getDouble("seconds"))))))
            .list();
    for (Registered each : all) {
      Jobs.succeeded(handle, each.job(), now);
      UnavailabilityStore.disprove(handle, each.event().offering(), now);
    }
    note(all.stream().map(Registered::event).toList());
    List<LaunchId> launches = all.stream().map(Registered::launch).toList();
    Startups.succeeded(handle, launches);
    return launches;
  }

  private void note(List<OfferingEvent> events) {
    OfferingEvents.record(handle, events, now);
  }

  private void addresses(int worker, Instance instance) {
    handle
        .createUpdate(ADDRESSES)
        .bind("ipv4", instance.ipv4().orElse(null))
        .bind("ipv6", instance.ipv6().orElse(null))
        .bind("worker", worker)
        .execute();
  }

  private static OfferingId offering(java.sql.ResultSet rows) throws java.sql.SQLException {
    return OfferingId.of(
        new ProviderId(rows.getString("provider")),
        rows.getString("region"),
        Optional.ofNullable(rows.getString("flavor")).orElseThrow());
  }
}
