package io.scitq.server.config;

import io.scitq.server.config.ConfigKey.Kind;
import io.scitq.spi.ProviderKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key that may stand in the configuration file, with its default. */
final class ConfigKeys {
  static final String DATABASE_URI = "SQLALCHEMY_DATABASE_URI";
  static final String POOL_SIZE = "SQLALCHEMY_POOL_SIZE";
  static final String EMBEDDED = "SCITQ_EMBEDDED";
  static final String DATA = "SCITQ_DATA";
  static final String LISTEN = "SCITQ_LISTEN";
  static final String TRUST_NETWORK = "SCITQ_TRUST_NETWORK";
  static final String SERVER = "SCITQ_SERVER";
  static final String LOG_LEVEL = "LOG_LEVEL";
  static final String LOG_FILE = "LOG_FILE";
  static final String LOG_FILE_MAX_SIZE = "LOG_FILE_MAX_SIZE";
  static final String LOG_FILE_KEEP = "LOG_FILE_KEEP";
  static final String OVH_SCHEDULE = "SCITQ_OVH_SCHEDULE";
  static final String AZURE_SCHEDULE = "SCITQ_AZURE_SCHEDULE";
  static final String OVH_REGIONS = "OVH_REGIONS";
  static final String OVH_CPUQUOTAS = "OVH_CPUQUOTAS";
  static final String AZURE_REGIONS = "AZURE_REGIONS";
  static final String AZURE_CPUQUOTAS = "AZURE_CPUQUOTAS";
  static final String PREFERRED_REGIONS = "PREFERRED_REGIONS";
  static final String CATALOG_MAX_AGE = "SCITQ_CATALOG_MAX_AGE_HOURS";
  static final String UNKNOWN_QUOTA = "SCITQ_UNKNOWN_QUOTA_WORKERS";
  static final String MAX_LAUNCHES = "SCITQ_MAX_LAUNCHES";
  static final String MAX_IN_FLIGHT = "SCITQ_MAX_LAUNCHES_IN_FLIGHT";
  static final String TICK = "SCITQ_TICK_SECONDS";
  static final String IDLE_TIMEOUT = "SCITQ_IDLE_TIMEOUT_SECONDS";
  static final String OFFLINE_TIMEOUT = "SCITQ_OFFLINE_TIMEOUT_SECONDS";
  static final String OFFLINE_REQUEUE = "SCITQ_OFFLINE_REQUEUE_SECONDS";
  static final String OFFLINE_GRACE = "SCITQ_OFFLINE_GRACE_SECONDS";
  static final String REGISTER_TIMEOUT = "SCITQ_REGISTER_TIMEOUT_SECONDS";
  static final String CLOUD_INIT = "SCITQ_CLOUD_INIT_TEMPLATE";
  static final String RCLONE = "SCITQ_RCLONE_CONF";
  static final String REMOTE_URI = "REMOTE_URI";
  static final String EVICTION_ACTION = "EVICTION_ACTION";
  static final String EVICTION_COST_MARGIN = "EVICTION_COST_MARGIN";
  static final String MAX_SHARE = "SCITQ_MAX_SHARE_PER_OFFERING";
  static final String SWEEP = "SCITQ_SWEEP_SECONDS";
  static final String STRAY_AGE = "SCITQ_STRAY_MIN_AGE_SECONDS";
  static final String DELETE_STRAYS = "SCITQ_DELETE_STRAYS";
  static final String STARTUP_FAILURES = "SCITQ_STARTUP_FAILURES";

  /** The daemon's own keys in the order in which they are shown. */
  private static final List<ConfigKey> OWN =
      List.of(
          own(LISTEN, "127.0.0.1:5000", "where the daemon listens, HOST:PORT"),
          own(TRUST_NETWORK, "0", "1: listen beyond loopback, a firewall protects us"),
          own(DATA, "", "data directory; default /var/lib/scitq as root, else the data home"),
          secret(DATABASE_URI, "", "PostgreSQL; unset: embedded in the data directory"),
          own(POOL_SIZE, "10", "database connections, 2 to 200"),
          own(EMBEDDED, "0", "1: embedded PostgreSQL even when a database is configured"),
          own(SERVER, "", "address given to workers, HOST or HOST:PORT"),
          own(LOG_LEVEL, "INFO", "TRACE, DEBUG, INFO, WARN or ERROR (WARNING, CRITICAL of 1.3)"),
          own(LOG_FILE, "", "log file, besides the console"),
          own(LOG_FILE_MAX_SIZE, "10000000", "bytes, then the log file is rotated"),
          own(LOG_FILE_KEEP, "3", "rotated log files kept"),
          own(OVH_SCHEDULE, "0 30 * * * ?", "when OVH's catalog is read, Quartz cron"),
          own(AZURE_SCHEDULE, "0 1 * * * ?", "when Azure's catalog is read, Quartz cron"),
          own(OVH_REGIONS, "", "OVH regions in use, separated by blanks"),
          own(OVH_CPUQUOTAS, "", "vCPUs allowed in each of OVH_REGIONS, by position"),
          own(AZURE_REGIONS, "", "Azure regions in use, separated by blanks"),
          own(AZURE_CPUQUOTAS, "", "vCPUs allowed in each of AZURE_REGIONS, by position"),
          own(PREFERRED_REGIONS, "", "regions that come first, provider:pattern,..."),
          own(CATALOG_MAX_AGE, "48", "hours, older prices are not launched upon"),
          own(UNKNOWN_QUOTA, "10", "workers in a region without any known quota"),
          own(MAX_LAUNCHES, "10", "instances asked for at once, per provider"),
          own(MAX_IN_FLIGHT, "200", "workers being launched at once, over all recruiters"),
          own(TICK, "5", "seconds between two looks at the tables without a hint"),
          own(IDLE_TIMEOUT, "300", "seconds without work, then a worker is deleted"),
          own(OFFLINE_TIMEOUT, "600", "seconds of silence, then a worker is deleted"),
          own(OFFLINE_REQUEUE, "120", "seconds of silence, then a worker's tasks are queued again"),
          own(OFFLINE_GRACE, "120", "seconds of silence during which a worker still counts"),
          own(REGISTER_TIMEOUT, "900", "seconds a new instance has to report as a worker"),
          own(CLOUD_INIT, "", "template of the workers' cloud-init; unset: the built-in one"),
          own(RCLONE, "/etc/rclone.conf", "rclone.conf copied to workers when it exists"),
          own(
              REMOTE_URI,
              "",
              "storage that workflows put results into, as /config/remote tells them"),
          own(EVICTION_ACTION, "", "of scitq 1.3: delete, replace (recruiters do that) or none"),
          own(
              EVICTION_COST_MARGIN,
              "10",
              "with replace: a replacement costs less than so many times as much"),
          own(MAX_SHARE, "0", "percent of a batch's workers on one spot offering; 0: no limit"),
          own(STARTUP_FAILURES, "3", "alike in a row, then a provider is not recruited from"),
          own(SWEEP, "300", "seconds between two looks for machines without a row"),
          own(STRAY_AGE, "900", "seconds, younger machines without a row are left alone"),
          own(DELETE_STRAYS, "0", "1: delete machines without a row; 0: only show them"));

  private static final List<ConfigKey> PROVIDERS =
      List.of(
          provider("SCITQ_LOCAL", false, "1: workers on this host; default 1 without any cloud"),
          provider("SCITQ_LOCAL_WORKERS", false, "workers on this host at once, default 1"),
          provider("SCITQ_LOCAL_WORKDIR", false, "where their tasks run, default DATA/local/work"),
          provider(
              "SCITQ_LOCAL_BATCH",
              false,
              "batch of a standing worker; without any cloud: Default, else none"),
          provider("OVH_APPLICATIONKEY", false, "OVH API application key"),
          provider("OVH_APPLICATIONSECRET", true, "OVH API application secret"),
          provider("OVH_CONSUMERKEY", true, "OVH API consumer key"),
          provider("OS_PROJECT_ID", false, "OVH Public Cloud project"),
          provider("OVH_ENDPOINT", false, "OVH API, default https://eu.api.ovh.com/1.0"),
          provider("OVH_SUBSIDIARY", false, "OVH price list, default FR"),
          provider("OVH_SSH_KEY", false, "name of the key pair for new instances"),
          provider("OVH_IMAGE", false, "image name or id, default Ubuntu 24.04"),
          provider("OVH_TIMEOUT_SECONDS", false, "bound of each OVH call, default 60"),
          provider("AZURE_SUBSCRIPTION_ID", false, "Azure subscription"),
          provider("AZURE_TENANT", false, "Azure tenant"),
          provider("AZURE_CLIENT_ID", false, "Azure service principal"),
          provider("AZURE_SECRET", true, "secret of the service principal"),
          provider(
              "AZURE_ENDPOINT", false, "Resource Manager, default https://management.azure.com"),
          provider("AZURE_AUTHORITY", false, "default https://login.microsoftonline.com"),
          provider("AZURE_PRICES_ENDPOINT", false, "default https://prices.azure.com"),
          provider("AZURE_CA_FILE", false, "PEM file with further trusted certificates"),
          provider("AZURE_RESOURCE_GROUP", false, "where instances are made, default scitq"),
          provider("AZURE_IMAGE", false, "default Canonical:ubuntu-24_04-lts:server:latest"),
          provider("AZURE_SSH_PUBLIC_KEY", false, "key or file; unset: nobody can log in"),
          provider("AZURE_CURRENCY", false, "currency of the price list, default USD"),
          provider("AZURE_TIMEOUT_SECONDS", false, "bound of each Azure call, default 180"),
          provider("AZURE_OS_DISK_GB", false, "system disk in GB, default 64"),
          provider("AZURE_MAX_PRICE", false, "per hour, default -1: up to the on-demand price"));

  private static final List<String> LEGACY =
      List.of(
          "SCITQ_SERVER_PROCESS",
          "SCITQ_PRODUCTION",
          "SCITQ_PERMANENT_WORKER",
          "FLASK_APP",
          "PATH",
          "PYTHONPATH",
          "QUEUE_PROCESS",
          "QUEUE_LOG_FILE",
          "QUEUE_LOG_FILE_MAX_SIZE",
          "QUEUE_LOG_FILE_KEEP",
          "DEBUG",
          "OS_AUTH_URL",
          "OS_PROJECT_NAME",
          "OS_USER_DOMAIN_NAME",
          "OS_PROJECT_DOMAIN_ID",
          "OS_USERNAME",
          "OS_PASSWORD",
          "OS_REGION_NAME",
          "OS_INTERFACE",
          "OS_IDENTITY_API_VERSION",
          "WORKER_DELETE",
          "WORKER_IDLE_CALLBACK",
          "SERVER_CRASH_WORKER_RECOVERY",
          "ANSIBLE_DEFAULT_GROUP",
          "BASE_WORKDIR");

  /** Read by the launcher, never in a file; named so that it is not taken for a slip of the pen. */
  private static final List<String> LAUNCHER =
      List.of("SCITQ_JAVA_HOME", "SCITQ_JAVA_OPTS", "SCITQ_HOME");

  private final Map<String, ConfigKey> byName;

  private ConfigKeys(Map<String, ConfigKey> byName) {
    this.byName = byName;
  }

  /** All keys of this project, and those that further providers declare. */
  static ConfigKeys with(List<ProviderKey> declared) {
    Map<String, ConfigKey> byName = new LinkedHashMap<>();
    OWN.forEach(key -> byName.put(key.name(), key));
    PROVIDERS.forEach(key -> byName.put(key.name(), key));
    for (ProviderKey key : declared) {
      byName.merge(
          key.name(), provider(key.name(), key.secret(), key.meaning()), ConfigKeys::stricter);
    }
    LEGACY.forEach(name ->
        byName.putIfAbsent(
            name, new ConfigKey(name, Kind.LEGACY, isSecret(name), "", "of scitq 1.3")));
    return new ConfigKeys(byName);
  }

  List<ConfigKey> all() {
    return List.copyOf(byName.values());
  }

  Optional<ConfigKey> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  static boolean isLaunchers(String name) {
    return LAUNCHER.contains(name);
  }

  private static ConfigKey stricter(ConfigKey ours, ConfigKey theirs) {
    boolean secret = ours.secret() || theirs.secret();
    return new ConfigKey(ours.name(), ours.kind(), secret, ours.fallback(), ours.meaning());
  }

  private static boolean isSecret(String name) {
    return name.contains("PASSWORD") || name.contains("SECRET");
  }

  private static ConfigKey own(String name, String fallback, String meaning) {
    return new ConfigKey(name, Kind.DAEMON, false, fallback, meaning);
  }

  private static ConfigKey secret(String name, String fallback, String meaning) {
    return new ConfigKey(name, Kind.DAEMON, true, fallback, meaning);
  }

  private static ConfigKey provider(String name, boolean secret, String meaning) {
    return new ConfigKey(name, Kind.PROVIDER, secret, "", meaning);
  }
}
