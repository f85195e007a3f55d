package io.scitq.server.schedule;

import io.scitq.server.update.UpdaterService;
import io.scitq.spi.ProviderId;
import io.scitq.store.QuartzConnections;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz, clustered on our database: each schedule fires once, whichever daemon is up. Schedules
 * are in UTC. The tables are in the schema {@code quartz}.
 */
public final class UpdateSchedule implements NextRuns, AutoCloseable {
  private static final String DATA_SOURCE = "scitqd";
  private static final String GROUP = "update";

  private final Scheduler scheduler;

  private UpdateSchedule(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Starts the schedules.
   *
   * @param connections where the tables are
   * @param updaters what is started
   * @param crons Quartz cron expression by provider; checked when the configuration was read
   */
  public static UpdateSchedule start(
      QuartzConnections connections, UpdaterService updaters, Map<ProviderId, String> crons) {
    try {
      DBConnectionManager.getInstance().addConnectionProvider(DATA_SOURCE, connections);
      Scheduler scheduler = new StdSchedulerFactory(properties()).getScheduler();
      scheduler.setJobFactory((bundle, owner) -> new UpdateJob(updaters));
      for (ProviderId provider : updaters.providers()) {
        schedule(scheduler, provider, Optional.ofNullable(crons.get(provider)));
      }
      scheduler.start();
      return new UpdateSchedule(scheduler);
    } catch (SchedulerException error) {
      throw new IllegalStateException("the update schedules cannot be started", error);
    }
  }

  private static void schedule(Scheduler scheduler, ProviderId provider, Optional<String> cron)
      throws SchedulerException {
    if (cron.isEmpty()) {
      return;
    }
    JobDetail job =
        JobBuilder.newJob(UpdateJob.class)
            .withIdentity(provider.value(), GROUP)
            .usingJobData(UpdateJob.PROVIDER, provider.value())
            .build();
    CronTrigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(provider.value(), GROUP)
            .withSchedule(
                CronScheduleBuilder.cronSchedule(cron.get())
                    .inTimeZone(TimeZone.getTimeZone("UTC"))
                    .withMisfireHandlingInstructionFireAndProceed())
            .build();
    scheduler.scheduleJob(job, Set.of(trigger), true);
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "scitqd");
    properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    properties.setProperty("org.quartz.threadPool.threadCount", "1");
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    String store = "org.quartz.jobStore.";
    properties.setProperty(store + "class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    properties.setProperty(
        store + "driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    properties.setProperty(store + "dataSource", DATA_SOURCE);
    properties.setProperty(store + "tablePrefix", "quartz.QRTZ_");
    properties.setProperty(store + "useProperties", "true");
    properties.setProperty(store + "isClustered", "true");
    properties.setProperty(store + "clusterCheckinInterval", "10000");
    return properties;
  }

  @Override
  public Optional<Instant> of(ProviderId provider) {
    try {
      Trigger trigger = scheduler.getTrigger(new TriggerKey(provider.value(), GROUP));
      return Optional.ofNullable(trigger).map(found -> found.getNextFireTime().toInstant());
    } catch (SchedulerException error) {
      throw new IllegalStateException("the update schedules cannot be read", error);
    }
  }

  @Override
  public void close() {
    try {
      scheduler.shutdown(false);
    } catch (SchedulerException error) {
      throw new IllegalStateException("the update schedules cannot be stopped", error);
    }
  }
}
