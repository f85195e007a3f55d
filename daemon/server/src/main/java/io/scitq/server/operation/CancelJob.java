package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.JobCancellation;
import io.scitq.api.JobKey;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.JobCancellations;
import java.time.InstantSource;

/** Cancels a creation that waits or is under way; what it has made is deleted. */
public final class CancelJob implements Operation<JobKey, JobCancellation> {
  private final JobCancellations jobs;
  private final InstantSource clock;
  private final Hints hints;

  /** Cancels in these tables. */
  public CancelJob(JobCancellations jobs, InstantSource clock, Hints hints) {
    this.jobs = jobs;
    this.clock = clock;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.JOB_CANCEL;
  }

  @Override
  public Class<JobKey> requestType() {
    return JobKey.class;
  }

  @Override
  public JobCancellation run(JobKey key) {
    if (key.jobId() == null) {
      throw ProblemException.invalid("request-invalid", "job_id is required");
    }
    int id = key.jobId();
    JobCancellations.Answer answer = jobs.cancel(id, clock.instant());
    hints.publish(Hint.JOB);
    return switch (answer) {
      case JobCancellations.Answer.Cancelled(String target) ->
          new JobCancellation(id, target, "cancelled");
      case JobCancellations.Answer.Destroying(String target) ->
          new JobCancellation(id, target, "destroying");
      case JobCancellations.Answer.Unknown() ->
          throw ProblemException.notFound("job-unknown", "No such job " + id);
      case JobCancellations.Answer.Refused(String why) ->
          throw ProblemException.conflict("job-not-cancellable", "job " + id + " " + why);
    };
  }
}
