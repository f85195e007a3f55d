package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.JobQuery;
import io.scitq.api.JobView;
import io.scitq.store.JobRow;
import io.scitq.store.JobViews;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Lists jobs, newest first; a job asked for by its id comes with its whole log. */
public final class ListJobs implements Operation<JobQuery, Items<JobView>> {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;
  private static final List<String> STATUSES = List.of("pending", "running", "succeeded", "failed");

  private final JobViews jobs;

  /** Reads from this view. */
  public ListJobs(JobViews jobs) {
    this.jobs = jobs;
  }

  @Override
  public String address() {
    return BusAddress.JOB_LIST;
  }

  @Override
  public Class<JobQuery> requestType() {
    return JobQuery.class;
  }

  @Override
  public Items<JobView> run(JobQuery query) {
    new RequestCheck().range("limit", query.limit(), 1, MAX_LIMIT).orThrow();
    String status = query.status();
    if (status != null && !STATUSES.contains(status)) {
      throw ProblemException.invalid(
          "status-unknown",
          "unknown job status '" + status + "'",
          List.of("allowed: " + String.join(", ", STATUSES)));
    }
    int limit = query.limit() == null ? DEFAULT_LIMIT : query.limit();
    List<JobRow> rows =
        query.jobId() == null
            ? jobs.list(Optional.ofNullable(status), limit)
            : jobs.find(query.jobId()).stream()
                .filter(row -> status == null || row.status().equals(status))
                .toList();
    return new Items<>(rows.stream().map(ListJobs::view).toList());
  }

  private static JobView view(JobRow row) {
    return new JobView(
        row.id(),
        row.target(),
        row.action(),
        row.status(),
        row.retry(),
        boxed(row.progression()),
        Dates.text(row.created()),
        Dates.text(row.modified()),
        row.provider().orElse(null),
        row.region().orElse(null),
        row.flavor().orElse(null),
        row.log().orElse(null));
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
