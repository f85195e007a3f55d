package io.scitq.server.config;

import io.scitq.catalog.PreferredRegion;
import io.scitq.reconcile.ReconcileSettings;
import io.scitq.recruit.EvictionLimits;
import io.scitq.recruit.RecruitSettings;
import io.scitq.retire.RetireSettings;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import io.scitq.sweep.SweepSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything an operator may set, checked.
 *
 * @param listen where to listen
 * @param data data directory, absolute
 * @param database which PostgreSQL
 * @param log what is logged where
 * @param schedules Quartz cron expression of each provider's updater
 * @param recruit recruiting, launching and retiring
 * @param deploy what new workers get
 * @param eviction what follows an eviction
 * @param sweep looking for strays and bad starts
 * @param settings every effective value with its origin, in the order of the documentation
 */
public record ScitqdConfig(
    ListenAddress listen,
    Path data,
    DatabaseConfig database,
    LogConfig log,
    Map<ProviderId, String> schedules,
    RecruitConfig recruit,
    DeployConfig deploy,
    EvictionConfig eviction,
    SweepConfig sweep,
    List<Setting> settings) {
  /** Copies the collections. */
  public ScitqdConfig {
    schedules = Map.copyOf(schedules);
    settings = List.copyOf(settings);
  }

  /** The recruit planner's part. */
  public RecruitSettings recruitSettings() {
    return recruit.recruitSettings(eviction.limits());
  }

  /** The retire planner's part; a replacement is what the recruiter of the batch launches. */
  public RetireSettings retireSettings() {
    boolean deleteEvicted = eviction.action() != EvictionAction.NONE;
    return new RetireSettings(recruit.idleTimeout(), recruit.offlineTimeout(), deleteEvicted);
  }

  /** The effective values by KEY, as providers read them. Holds credentials. */
  public Map<String, String> values() {
    return settings.stream().collect(Collectors.toUnmodifiableMap(Setting::key, Setting::value));
  }

  /**
   * Which PostgreSQL.
   *
   * @param uri as in SQLALCHEMY_DATABASE_URI; empty for the embedded one
   * @param poolSize connections, 2 to 200
   */
  public record DatabaseConfig(Optional<String> uri, int poolSize) {
    @Override
    public String toString() {
      return "DatabaseConfig[" + (uri.isPresent() ? "***" : "embedded") + ", " + poolSize + "]";
    }
  }

  /**
   * What is logged where. The console always is.
   *
   * @param level TRACE, DEBUG, INFO, WARN or ERROR
   * @param file also there
   * @param maxBytes then the file is rotated
   * @param keep rotated files kept
   */
  public record LogConfig(String level, Optional<Path> file, long maxBytes, int keep) {
    /** On the console alone, and only what went wrong: for commands that end by themselves. */
    public LogConfig onlyErrors() {
      return new LogConfig("ERROR", Optional.empty(), maxBytes, keep);
    }
  }

  /**
   * Recruiting, launching and retiring.
   *
   * @param preferredRegions regions that come first
   * @param cpuQuotas vCPUs that the operator allows in a region
   * @param catalogMaxAge older prices are not launched upon
   * @param unknownQuotaWorkers workers in a region without any known quota
   * @param maxLaunches instances asked for at once, per provider
   * @param maxLaunchesInFlight workers being launched at once, over all recruiters
   * @param tick time between two looks at the tables without a hint
   * @param idleTimeout time without work, then a worker is deleted
   * @param offlineTimeout silence, then a worker is deleted
   * @param offlineGrace silence during which a worker still counts as capacity
   * @param offlineRequeue silence, then the tasks that a worker holds are queued again
   * @param registerTimeout time a new instance has to report as a worker
   */
  public record RecruitConfig(
      List<PreferredRegion> preferredRegions,
      Map<Region, Integer> cpuQuotas,
      Duration catalogMaxAge,
      int unknownQuotaWorkers,
      int maxLaunches,
      int maxLaunchesInFlight,
      Duration tick,
      Duration idleTimeout,
      Duration offlineTimeout,
      Duration offlineGrace,
      Duration offlineRequeue,
      Duration registerTimeout) {
    /** Copies the collections. */
    public RecruitConfig {
      preferredRegions = List.copyOf(preferredRegions);
      cpuQuotas = Map.copyOf(cpuQuotas);
    }

    /** The recruit planner's part. */
    RecruitSettings recruitSettings(EvictionLimits limits) {
      return new RecruitSettings(
          preferredRegions,
          offlineGrace,
          catalogMaxAge,
          unknownQuotaWorkers,
          maxLaunchesInFlight,
          limits);
    }

    /** The reconciler's part. */
    public ReconcileSettings reconcileSettings() {
      return ReconcileSettings.with(offlineRequeue);
    }
  }

  /**
   * What new workers get.
   *
   * @param server where workers find us: SCITQ_SERVER, else the address we listen on
   * @param namePrefix start of the names of new workers, a host name label
   * @param template cloud-init template; empty for the built-in one
   * @param rcloneConf copied to workers when it exists
   */
  public record DeployConfig(
      String server, String namePrefix, Optional<Path> template, Path rcloneConf) {}

  /** What follows when the provider takes a worker back. Its tasks are queued again in any case. */
  public enum EvictionAction {
    /** Nothing more. */
    NONE,
    /** Its machine and its row are deleted at once. */
    DELETE,
    /** The same; the recruiter of its batch launches what is still needed. */
    REPLACE
  }

  /**
   * What follows an eviction.
   *
   * @param action delete, replace or nothing
   * @param costMargin a replacement costs less than so many times as much, above 0
   * @param maxShare percent of a batch's workers on one spot offering, 0 for no limit
   */
  public record EvictionConfig(EvictionAction action, double costMargin, int maxShare) {
    /** The recruit planner's part: what is bought after an eviction is its replacement. */
    public EvictionLimits limits() {
      Optional<BigDecimal> margin =
          action == EvictionAction.REPLACE
              ? Optional.of(BigDecimal.valueOf(costMargin))
              : Optional.empty();
      return new EvictionLimits(margin, maxShare);
    }
  }

  /**
   * Looking for strays, and for templates that make no workers.
   *
   * @param every time between two listings
   * @param minimumAge younger strays are left alone
   * @param delete whether strays are deleted, not only shown
   * @param startupFailures machines in a row that boot without becoming workers, until recruiting
   *     from their provider stops
   */
  public record SweepConfig(
      Duration every, Duration minimumAge, boolean delete, int startupFailures) {
    /** The stray planner's part; a short minimum age is also how long lists may lag. */
    public SweepSettings sweepSettings() {
      Duration settle =
          minimumAge.compareTo(SweepSettings.SETTLE) < 0 ? minimumAge : SweepSettings.SETTLE;
      return new SweepSettings(minimumAge, settle, delete);
    }
  }
}
