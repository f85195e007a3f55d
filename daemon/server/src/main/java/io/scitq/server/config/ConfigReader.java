package io.scitq.server.config;

import io.scitq.server.config.ScitqdConfig.DatabaseConfig;
import io.scitq.server.config.ScitqdConfig.DeployConfig;
import io.scitq.server.config.ScitqdConfig.EvictionAction;
import io.scitq.server.config.ScitqdConfig.EvictionConfig;
import io.scitq.server.config.ScitqdConfig.LogConfig;
import io.scitq.server.config.ScitqdConfig.RecruitConfig;
import io.scitq.server.config.ScitqdConfig.SweepConfig;
import io.scitq.spi.ProviderId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** Reads and checks the whole configuration once. */
public final class ConfigReader {
  private static final int DAY = 86_400;

  /** Seconds; a worker pings about every 4 s, and would lose its tasks while it works. */
  private static final int SHORTEST_SILENCE = 5;

  /** This host's free disk is read anew; nothing about it is worth a setting. */
  private static final String LOCAL_SCHEDULE = "0 15 * * * ?";

  private static final Pattern SERVER =
      Pattern.compile("(\\[[0-9A-Fa-f:]+\\]|[A-Za-z0-9]([A-Za-z0-9._-]{0,252}))(:\\d{1,5})?");

  /** Room for "-serverid-node123456" in the 63 signs of a host name. */
  private static final int MAX_PREFIX = 24;

  private final ConfigRequest request;
  private final Sources sources;
  private final Values values;

  private ConfigReader(ConfigRequest request) {
    this.request = request;
    this.sources = Sources.read(request, ConfigKeys.with(request.providerKeys()));
    this.values = new Values(sources.settings(), sources.mistakes());
  }

  /** Reads and checks; every mistake is in the result. */
  public static ConfigResult read(ConfigRequest request) {
    ConfigReader reader = new ConfigReader(request);
    ScitqdConfig config = reader.config();
    List<String> mistakes = reader.sources.mistakes();
    return mistakes.isEmpty()
        ? new ConfigResult.Valid(config, reader.sources.warnings())
        : new ConfigResult.Wrong(mistakes, config.settings());
  }

  private ScitqdConfig config() {
    ListenAddress listen = listen();
    Path data = values.path(ConfigKeys.DATA).orElseGet(() -> request.host().defaultData());
    sources
        .settings()
        .computeIfAbsent(
            ConfigKeys.DATA, key -> new Setting(key, data.toString(), "default", false));
    return new ScitqdConfig(
        listen,
        data,
        database(),
        log(),
        Map.of(
            new ProviderId("ovh"), cron(ConfigKeys.OVH_SCHEDULE),
            new ProviderId("azure"), cron(ConfigKeys.AZURE_SCHEDULE),
            new ProviderId("local"), LOCAL_SCHEDULE),
        recruit(),
        deploy(listen),
        eviction(),
        sweep(),
        settings());
  }

  private List<Setting> settings() {
    return ConfigKeys.with(request.providerKeys()).all().stream()
        .map(key -> Optional.ofNullable(sources.settings().get(key.name())))
        .flatMap(Optional::stream)
        .toList();
  }

  private ListenAddress listen() {
    ListenAddress fallback = new ListenAddress("127.0.0.1", ListenAddress.DEFAULT_PORT);
    ListenAddress listen = values.read(ConfigKeys.LISTEN, ListenAddress::parse, fallback);
    boolean trusted = values.flag(ConfigKeys.TRUST_NETWORK);
    if (!listen.isLoopback() && !trusted) {
      values.wrong(
          ConfigKeys.LISTEN,
          "refused, because scitq has no passwords: whoever reaches this port can run commands on"
              + " the workers and spend money. Listen on 127.0.0.1, or set "
              + ConfigKeys.TRUST_NETWORK
              + "=1 when a firewall lets only trusted machines in");
    }
    return listen;
  }

  private DatabaseConfig database() {
    int poolSize = values.integer(ConfigKeys.POOL_SIZE, 2, 200);
    boolean embedded = values.flag(ConfigKeys.EMBEDDED);
    Optional<String> uri = values.text(ConfigKeys.DATABASE_URI).filter(text -> !embedded);
    if (uri.filter(text -> !text.matches("(?i)postgres(ql)?(\\+\\w+)?://.*")).isPresent()) {
      values.wrong(
          ConfigKeys.DATABASE_URI,
          "must be postgresql://USER:PASSWORD@HOST:PORT/DATABASE or postgresql://USER@/DATABASE,"
              + " no other database is supported");
    }
    return new DatabaseConfig(uri, poolSize);
  }

  private LogConfig log() {
    return new LogConfig(
        values.read(ConfigKeys.LOG_LEVEL, ConfigReader::level, "INFO"),
        values.path(ConfigKeys.LOG_FILE),
        values.number(ConfigKeys.LOG_FILE_MAX_SIZE, 10_000, 10_000_000_000L),
        values.integer(ConfigKeys.LOG_FILE_KEEP, 1, 100));
  }

  private static String level(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "TRACE" -> "TRACE";
      case "DEBUG" -> "DEBUG";
      case "INFO" -> "INFO";
      case "WARN", "WARNING" -> "WARN";
      case "ERROR", "CRITICAL" -> "ERROR";
      default -> throw new IllegalArgumentException("must be TRACE, DEBUG, INFO, WARN or ERROR");
    };
  }

  private String cron(String key) {
    return values.read(key, ConfigReader::checkedCron, "");
  }

  private static String checkedCron(String text) {
    try {
      return new CronExpression(text).getCronExpression();
    } catch (ParseException e) {
      throw new IllegalArgumentException(
          "must be a Quartz cron expression, such as '0 30 * * * ?' for minute 30 of each hour ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private RecruitConfig recruit() {
    RegionLists regions = new RegionLists(values, sources.warnings());
    Duration offlineGrace = values.seconds(ConfigKeys.OFFLINE_GRACE, 1, DAY);
    return new RecruitConfig(
        regions.preferred(),
        regions.cpuQuotas(),
        values.hours(ConfigKeys.CATALOG_MAX_AGE, 1, 8760),
        values.integer(ConfigKeys.UNKNOWN_QUOTA, 0, 10_000),
        values.integer(ConfigKeys.MAX_LAUNCHES, 1, 100),
        values.integer(ConfigKeys.MAX_IN_FLIGHT, 1, 10_000),
        values.seconds(ConfigKeys.TICK, 1, 3600),
        values.seconds(ConfigKeys.IDLE_TIMEOUT, 1, 30 * DAY),
        values.seconds(ConfigKeys.OFFLINE_TIMEOUT, 1, 30 * DAY),
        offlineGrace,
        values.seconds(ConfigKeys.OFFLINE_REQUEUE, SHORTEST_SILENCE, 30 * DAY),
        values.seconds(ConfigKeys.REGISTER_TIMEOUT, 1, DAY));
  }

  private DeployConfig deploy(ListenAddress listen) {
    String own = (listen.isWildcard() ? request.host().name() : bracketed(listen.host()));
    String server =
        values.read(ConfigKeys.SERVER, ConfigReader::checkedServer, own + ":" + listen.port());
    Optional<Path> template = values.path(ConfigKeys.CLOUD_INIT);
    if (template.filter(file -> !Files.isReadable(file)).isPresent()) {
      values.wrong(ConfigKeys.CLOUD_INIT, "must be a file that can be read");
    }
    Path rclone = values.path(ConfigKeys.RCLONE).orElse(Path.of("/etc/rclone.conf"));
    return new DeployConfig(server, prefix(), template, rclone);
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static String checkedServer(String text) {
    if (!SERVER.matcher(text).matches()) {
      throw new IllegalArgumentException("must be HOST or HOST:PORT, without http://");
    }
    return text;
  }

  /** Text before the first dot of SCITQ_SERVER, as in 1.3; an address has no such name. */
  private String prefix() {
    String host = values.text(ConfigKeys.SERVER).orElse("").replaceFirst(":\\d+$", "");
    boolean address = host.isEmpty() || host.startsWith("[") || host.matches("[0-9.]+");
    String name = address ? request.host().name() : host;
    String label = name.split("\\.", 2)[0].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = label.substring(0, Math.min(label.length(), MAX_PREFIX));
    String clean = cut.replaceAll("^-+|-+$", "");
    return clean.isEmpty() ? "scitq" : clean;
  }

  private EvictionConfig eviction() {
    return new EvictionConfig(
        values.read(ConfigKeys.EVICTION_ACTION, ConfigReader::action, EvictionAction.NONE),
        values.read(ConfigKeys.EVICTION_COST_MARGIN, ConfigReader::margin, 10.0),
        values.integer(ConfigKeys.MAX_SHARE, 0, 100));
  }

  private SweepConfig sweep() {
    return new SweepConfig(
        values.seconds(ConfigKeys.SWEEP, 1, DAY),
        values.seconds(ConfigKeys.STRAY_AGE, 1, 30 * DAY),
        values.flag(ConfigKeys.DELETE_STRAYS),
        values.integer(ConfigKeys.STARTUP_FAILURES, 1, 1000));
  }

  private static EvictionAction action(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "delete" -> EvictionAction.DELETE;
      case "replace" -> EvictionAction.REPLACE;
      case "none" -> EvictionAction.NONE;
      default -> throw new IllegalArgumentException("must be delete, replace or none");
    };
  }

  private static double margin(String text) {
    String allowed = "must be a number above 0, such as 10";
    try {
      double value = Double.parseDouble(text);
      if (!(value > 0) || Double.isInfinite(value)) {
        throw new IllegalArgumentException(allowed);
      }
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(allowed, e);
    }
  }
}
