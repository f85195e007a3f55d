package io.scitq.server.metrics;

/**
 * Names and labels of all meters. Prometheus shows dots as underscores, adds the unit of timers
 * ({@code _seconds}) and {@code _total} to counters.
 */
public final class MeterNames {
  /** Timer of operations by {@link #ADDRESS} and {@link #OUTCOME}. */
  public static final String OPERATION = "scitqd.bus.operation";

  /** Operations that wait or run now. */
  public static final String OPERATIONS_ACTIVE = "scitqd.bus.operations.active";

  /** Timer of HTTP requests by {@link #DOOR} and {@link #STATUS}. */
  public static final String HTTP = "scitqd.http.request";

  /** Gauge: bytes of request bodies held now, of 40 MB at most. */
  public static final String HTTP_BODIES = "scitqd.http.bodies.bytes";

  /** Timer of a control loop's runs by {@link #LOOP} and {@link #OUTCOME}. */
  public static final String LOOP_RUN = "scitqd.loop.run";

  /** Seconds since a control loop last succeeded, by {@link #LOOP}; NaN before it did. */
  public static final String LOOP_AGE = "scitqd.loop.success.age";

  /** Decisions by {@link #LOOP}, {@link #KIND} and {@link #REASON}. */
  public static final String DECISIONS = "scitqd.loop.decisions";

  /** Timer of launch requests by {@link #PROVIDER}, {@link #REGION} and {@link #OUTCOME}. */
  public static final String LAUNCH = "scitqd.deploy.launch";

  /** Deletion requests by {@link #PROVIDER} and {@link #OUTCOME}. */
  public static final String DELETION = "scitqd.deploy.deletion";

  /** Offerings known, by {@link #PROVIDER}. */
  public static final String OFFERINGS = "scitqd.catalog.offerings";

  /** Seconds since a provider's data came in, by {@link #PROVIDER}. */
  public static final String CATALOG_AGE = "scitqd.catalog.age";

  /**
   * Listings of a provider's machines that were compared, by {@link #PROVIDER} and {@link
   * #OUTCOME}.
   */
  public static final String LISTINGS = "scitqd.sweep.listings";

  /** Machines and parts at a provider without a row, by {@link #PROVIDER}. */
  public static final String STRAYS = "scitqd.sweep.strays";

  /** What they cost in a day in the provider's currency, by {@link #PROVIDER}. */
  public static final String STRAY_COST = "scitqd.sweep.strays.cost.per.day";

  /** What machines cost per hour now, by {@link #PROVIDER} and {@link #CURRENCY}. */
  public static final String COST_PER_HOUR = "scitqd.cost.per.hour";

  /** Machines that are paid for now, by {@link #PROVIDER} and {@link #CURRENCY}. */
  public static final String MACHINES = "scitqd.cost.machines";

  /** Resident memory of this process in bytes. */
  public static final String RESIDENT = "process.resident.memory";

  /** Bus address of an operation. */
  public static final String ADDRESS = "address";

  /** How something ended. */
  public static final String OUTCOME = "outcome";

  /** Group of routes: bus, health, metrics or rest. */
  public static final String DOOR = "door";

  /** Class of an HTTP status: 2xx to 5xx. */
  public static final String STATUS = "status";

  /** Name of a control loop. */
  public static final String LOOP = "loop";

  /** Kind of a decision. */
  public static final String KIND = "kind";

  /** Stable word of a reason. */
  public static final String REASON = "reason";

  /** A provider. */
  public static final String PROVIDER = "provider";

  /** A region of a provider. */
  public static final String REGION = "region";

  /** ISO 4217 code of a currency. */
  public static final String CURRENCY = "currency";

  private MeterNames() {}
}
