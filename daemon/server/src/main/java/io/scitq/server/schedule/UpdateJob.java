package io.scitq.server.schedule;

import io.scitq.server.update.UpdaterService;
import io.scitq.spi.ProviderId;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Starts one provider's updater; the run itself is in the background, with its own record. */
@DisallowConcurrentExecution
public final class UpdateJob implements Job {
  /** Key of the provider in the job's data. */
  static final String PROVIDER = "provider";

  private final UpdaterService updaters;

  /** A job that starts these. */
  UpdateJob(UpdaterService updaters) {
    this.updaters = updaters;
  }

  @Override
  public void execute(JobExecutionContext context) {
    ProviderId provider = new ProviderId(context.getMergedJobDataMap().getString(PROVIDER));
    // another node's schedule may name a provider that is not configured here
    if (updaters.providers().contains(provider)) {
      updaters.runInBackground(provider);
    }
  }
}
