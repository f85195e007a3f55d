package io.scitq.server;

import io.scitq.server.bus.Failures;
import io.scitq.server.bus.OperationBus;
import io.scitq.server.bus.Wire;
import io.scitq.server.config.ListenAddress;
import io.scitq.server.config.ScitqdConfig;
import io.scitq.server.deploy.CloudInit;
import io.scitq.server.deploy.DeployPass;
import io.scitq.server.deploy.UserData;
import io.scitq.server.http.BodyReader;
import io.scitq.server.http.HttpDoors;
import io.scitq.server.http.HttpServerVerticle;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.loop.Listening;
import io.scitq.server.metrics.MeterNames;
import io.scitq.server.metrics.Meters;
import io.scitq.server.operation.FlavorNames;
import io.scitq.server.operation.PlaceNames;
import io.scitq.server.operation.ProviderNames;
import io.scitq.server.recruit.LaunchTerms;
import io.scitq.server.recruit.QuotaRoom;
import io.scitq.server.recruit.SnapshotReader;
import io.scitq.server.schedule.NextRuns;
import io.scitq.server.schedule.RefillPass;
import io.scitq.server.schedule.UpdateSchedule;
import io.scitq.server.system.ProcessMark;
import io.scitq.server.system.SteadyClock;
import io.scitq.server.update.CatalogMeters;
import io.scitq.server.update.LiveCatalog;
import io.scitq.server.update.UpdateStores;
import io.scitq.server.update.UpdaterService;
import io.scitq.spi.Provider;
import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ServerId;
import io.scitq.store.ChangeListener;
import io.scitq.store.Database;
import io.scitq.store.LaunchNaming;
import io.scitq.store.LeaseStore;
import io.scitq.store.QuartzConnections;
import io.scitq.store.TransientFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Builds the daemon by constructors, in the order in which its parts need each other. */
public final class Wiring {
  /**
   * Data younger than this at start is not fetched again: a restart loop asks no cloud anything.
   */
  private static final Duration OLD = Duration.ofMinutes(90);

  /** So long the clouds may need to show what a killed daemon asked for last. */
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(5);

  private final ScitqdConfig config;
  private final Surroundings surroundings;
  private final SteadyClock clock;
  private final ProcessMark marks = ProcessMark.ofThisHost();
  private final String holder = marks.of(ProcessHandle.current().pid());
  private final Daemon daemon = new Daemon();
  private final Meters meters = daemon.add("meters", new Meters());
  private final LiveCatalog catalog = new LiveCatalog();

  private Wiring(ScitqdConfig config, Surroundings surroundings) {
    this.config = config;
    this.surroundings = surroundings;
    this.clock = new SteadyClock(surroundings.clock(), System::nanoTime);
  }

  /**
   * Starts everything and returns when requests are served.
   *
   * @throws StartFailure and the failures of database and port, each with a sentence for the admin
   */
  public static Daemon start(ScitqdConfig config, List<ProviderFactory> factories) {
    return start(config, factories, Surroundings.usual(InstantSource.system()));
  }

  static Daemon start(
      ScitqdConfig config, List<ProviderFactory> factories, Surroundings surroundings) {
    Wiring wiring = new Wiring(config, surroundings);
    try {
      wiring.build(factories);
      return wiring.daemon;
    } catch (RuntimeException failure) {
      wiring.daemon.close();
      throw failure;
    }
  }

  /** The version of this build. */
  public static String version() {
    return Optional.ofNullable(Wiring.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  private void build(List<ProviderFactory> factories) {
    Database database = DatabaseWiring.open(config, daemon);
    Stores stores = Stores.of(database);
    stores.leases().lastSignOfLife(DeployPass.ALIVE).ifPresent(clock::goOnFrom);
    inherit(stores.leases());
    ServerId serverId = stores.server().serverId();
    daemon.add("leases", () -> stores.leases().releaseAll(holder, clock.instant()));
    Providers providers = Providers.create(factories, config, serverId, clock);
    providers.enabled().forEach(provider -> daemon.add(provider.id().value(), provider));
    catalog.swap(stores.catalog().load().toCatalog());
    CatalogMeters.register(meters.registry(), providers.ids(), catalog, clock);

    Vertx vertx = vertx();
    Hints hints = new Hints(vertx);
    LaunchTerms terms =
        new LaunchTerms(
            new LaunchNaming(config.deploy().namePrefix(), serverId),
            stores.leases(),
            holder,
            config.recruit().registerTimeout());
    Listening listening = new Listening(clock.instant());
    SnapshotReader snapshots =
        new SnapshotReader(
            stores.recruit(),
            config.recruit().cpuQuotas(),
            providers.ids(),
            config.recruitSettings(),
            listening);
    UpdaterService updaters =
        new UpdaterService(
            providers.enabled(),
            new UpdateStores(stores.catalog(), stores.quotas(), stores.leases()),
            catalog,
            clock,
            holder);
    UpdateSchedule schedule =
        daemon.add(
            "schedules",
            UpdateSchedule.start(
                new QuartzConnections(database.dataSource()), updaters, config.schedules()));
    Parts parts =
        new Parts(
            config, clock, vertx, hints, meters, stores, providers, catalog, snapshots, terms,
            listening);
    RefillPass refill = new RefillPass(updaters, schedule);
    int port = serve(parts, database, updaters, refill);
    LoopWiring.start(parts, database, userData(port), daemon);
    LoopWiring.loop(parts, RefillPass.PLAN, meter -> refill);
    daemon.add("changes", ChangeListener.start(database, table -> changed(table, stores, hints)));
    updaters.fillAtStart(OLD);
    // this host is asked at every start: it costs nothing, and its settings may have changed
    providers.enabled().stream()
        .filter(Provider::isOwnHost)
        .forEach(provider -> updaters.runInBackground(provider.id()));
    String address = new ListenAddress(config.listen().host(), port).toString();
    daemon.ready(address, readyLine(address, providers), database::answers);
  }

  /** What a daemon held that was killed on this host is free soon, not when it has been silent. */
  private void inherit(LeaseStore leases) {
    Instant now = clock.instant();
    leases.living(now).stream()
        .filter(marks::hasEnded)
        .forEach(ended -> leases.releaseAll(ended, now.plus(LAST_REQUESTS)));
  }

  /** The catalog of another daemon's update is read again; everything else is a hint. */
  private void changed(String table, Stores stores, Hints hints) {
    Optional<Hint> hint = Hint.of(table);
    if (hint.isPresent() && hint.get() == Hint.CATALOG) {
      catalog.swap(stores.catalog().load().toCatalog());
    }
    hint.ifPresent(hints::publish);
  }

  /** Workers are told the port that we really got, should any free one have been asked for. */
  private UserData userData(int port) {
    CloudInit template =
        config.deploy().template().map(CloudInit::read).orElseGet(CloudInit::builtIn);
    return new UserData(
        template,
        config.deploy().server().replaceFirst(":0$", ":" + port),
        config.deploy().rcloneConf());
  }

  private Vertx vertx() {
    // event loops only route; two are enough for the machines this runs on
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(4)
                .setInternalBlockingPoolSize(4));
    daemon.add("event bus", () -> await(vertx.close()));
    surroundings.bus().accept(vertx);
    return vertx;
  }

  private int serve(Parts parts, Database database, UpdaterService updaters, NextRuns schedule) {
    Wire wire = new Wire();
    Failures failures = new Failures(TransientFailure::causedBy);
    OperationBus bus =
        daemon.add(
            "operations",
            new OperationBus(
                parts.vertx(), wire, failures, meters.registry(), config.database().poolSize()));
    ProviderNames names = new ProviderNames(parts.providers().ids(), catalog);
    PlaceNames places = new PlaceNames(names, new FlavorNames(catalog));
    QuotaRoom rooms = new QuotaRoom(parts.snapshots(), catalog, clock);
    SharedOperations shared = SharedOperations.of(parts, places, rooms);
    await(bus.register(OperationWiring.all(parts, shared, names, updaters, schedule)));
    await(bus.register(AccountOperations.all(parts, places, rooms)));
    BodyReader bodies = BodyReader.usual();
    meters.registry().gauge(MeterNames.HTTP_BODIES, bodies, BodyReader::held);
    HttpDoors doors =
        new HttpDoors(
            bus,
            wire,
            failures,
            meters,
            bodies,
            ReadyChecks.of(database),
            RouteWiring.all(parts, shared, bodies, database, daemon));
    HttpServerVerticle server = new HttpServerVerticle(config.listen(), doors);
    await(parts.vertx().deployVerticle(server));
    return server.port();
  }

  private String readyLine(String address, Providers providers) {
    String clouds =
        providers.enabled().isEmpty()
            ? "no cloud configured"
            : "providers "
                + String.join(
                    ", ", providers.ids().stream().map(Object::toString).sorted().toList());
    return "scitqd "
        + version()
        + " is ready on "
        + address
        + " ("
        + clouds
        + ", "
        + catalog.current().size()
        + " offerings known)";
  }

  /** Waits at start or stop, where nothing else is to be done meanwhile. */
  static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(30, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("the daemon could not be started or stopped", failure);
    }
  }
}
