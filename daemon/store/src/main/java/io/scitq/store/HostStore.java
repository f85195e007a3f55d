package io.scitq.store;

import io.scitq.recruit.DeployDecision;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.ProviderId;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The workers on the daemon's own host, among them the standing one. */
public final class HostStore {
  private final Database database;

  /** Works on this database. */
  public HostStore(Database database) {
    this.database = database;
  }

  /**
   * A worker that has registered.
   *
   * @param id its row
   * @param ref its instance
   */
  public record HostWorker(WorkerId id, InstanceRef ref) {}

  /** Those that have registered and are not on their way out, by id. */
  public List<HostWorker> registered(ProviderId provider) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .select(
                    "SELECT worker_id, instance_name, region, vendor_id FROM scitqd.launch"
                        + " WHERE provider = ? AND status = 'registered' ORDER BY worker_id",
                    provider.value())
                .map((rows, context) ->
                    new HostWorker(
                        new WorkerId(rows.getInt("worker_id")),
                        new InstanceRef(
                            new InstanceName(rows.getString("instance_name")),
                            rows.getString("region"),
                            Optional.ofNullable(rows.getString("vendor_id")))))
                .list());
  }

  /** Says whether the standing worker is there, comes or goes. */
  public boolean hasStanding(ProviderId provider) {
    return database.jdbi().withHandle(handle -> hasStanding(handle, provider));
  }

  private static boolean hasStanding(Handle handle, ProviderId provider) {
    return handle
        .select(
            "SELECT EXISTS (SELECT 1 FROM scitqd.launch"
                + " WHERE provider = ? AND standing AND status <> 'gone')",
            provider.value())
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Records the launch of the standing worker, unless another daemon was quicker. It is permanent,
   * so that it is not retired for having nothing to do; when its launch fails it is not tried again
   * as a person's would be, because it is missed and launched anew.
   *
   * @return its name
   */
  public Optional<InstanceName> recordStanding(
      DeployDecision.Launch decision, LaunchNaming naming, Duration deadline, Instant now) {
    ProviderId provider = decision.offering().provider();
    return database
        .jdbi()
        .inTransaction(handle -> {
          // one at a time: the row that everything else of this server hangs on
          handle.execute("SELECT server_id FROM scitqd.server FOR UPDATE");
          if (hasStanding(handle, provider)) {
            return Optional.empty();
          }
          NewLaunches launches = new NewLaunches(handle, naming, deadline, now);
          RecordedDeploy made = new DeployJobs(handle).launchNew(launches, decision, now);
          handle.execute(
              "UPDATE scitqd.launch SET standing = true, request = NULL WHERE instance_name = ?",
              made.worker().value());
          handle.execute(
              "UPDATE public.worker SET permanent = true WHERE name = ?", made.worker().value());
          return Optional.of(made.worker());
        });
  }
}
