package io.scitq.server;

import io.scitq.reconcile.ReconcileSettings;
import io.scitq.server.cache.ReuseDesk;
import io.scitq.server.cache.ReusePass;
import io.scitq.server.cache.ReuseTools;
import io.scitq.server.cost.CostPass;
import io.scitq.server.deploy.DeployPass;
import io.scitq.server.deploy.DeployTerms;
import io.scitq.server.deploy.DeployTools;
import io.scitq.server.deploy.UserData;
import io.scitq.server.dispatch.DispatchPass;
import io.scitq.server.host.HostPass;
import io.scitq.server.host.HostTools;
import io.scitq.server.loop.ControlLoop;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.LoopPlan;
import io.scitq.server.loop.Pass;
import io.scitq.server.metrics.LoopMeter;
import io.scitq.server.reconcile.ReconcilePass;
import io.scitq.server.recruit.RecruitPass;
import io.scitq.server.retire.RetirePass;
import io.scitq.server.sweep.SweepPass;
import io.scitq.server.sweep.SweepTerms;
import io.scitq.spi.Provider;
import io.scitq.store.Database;
import io.scitq.store.DispatchStore;
import io.scitq.store.HostStore;
import io.scitq.store.ReconcileStore;
import io.scitq.store.ReuseStore;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Builds and starts the control loops. */
final class LoopWiring {
  /** How often retiring looks; its time-outs are minutes. */
  private static final Duration RETIRE_TICK = Duration.ofSeconds(1);

  /** How often stuck tasks are looked for. */
  private static final Duration RECONCILE_TICK = Duration.ofSeconds(5);

  /** The deployer tells with each pass that this daemon lives. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** How often a deletion of a stray is asked for again; listings come at their own pace. */
  private static final Duration SWEEP_TICK = Duration.ofSeconds(15);

  private LoopWiring() {}

  static void start(Parts parts, Database database, UserData userData, Daemon daemon) {
    Stores stores = parts.stores();
    Duration tick = parts.config().recruit().tick();
    loop(
        parts,
        new LoopPlan(
            "recruit",
            Set.of(Hint.TASK, Hint.WORKER, Hint.RECRUITER, Hint.JOB, Hint.CATALOG),
            tick,
            RecruitPass.SETTLE),
        meter ->
            new RecruitPass(
                parts.snapshots(), parts.catalog(), parts.terms(), meter, parts.hints()));
    loop(
        parts,
        new LoopPlan(
            "deploy",
            Set.of(Hint.JOB, Hint.WORKER),
            tick.compareTo(HEARTBEAT) < 0 ? tick : HEARTBEAT,
            ControlLoop.usualSettle()),
        meter -> daemon.add("deployer", deployer(parts, userData)));
    loop(
        parts,
        new LoopPlan("retire", Set.of(), RETIRE_TICK, ControlLoop.usualSettle()),
        meter ->
            new RetirePass(
                stores.retire(),
                stores.launches(),
                parts.config().retireSettings(),
                parts.listening(),
                parts.hints()));
    loop(parts, CostPass.PLAN, meter -> new CostPass(stores.costs(), parts.meters().registry()));
    reconcile(parts, database);
    reuse(parts, database, daemon);
    host(parts, database, tick);
    sweep(parts);
    loop(
        parts,
        DispatchPass.PLAN,
        meter ->
            new DispatchPass(
                new DispatchStore(database, parts.config().recruit().offlineRequeue()),
                stores.leases(),
                parts.terms().holder(),
                meter));
  }

  /** Also for the routes, which hash what goes in and comes out. */
  static ReuseTools reuseTools(Parts parts) {
    return new ReuseTools("rclone", parts.config().deploy().rcloneConf(), parts.clock());
  }

  /** Seldom enough to cost nothing, and never later than a worker's silence is to be noticed. */
  private static Duration reconcileTick(ReconcileSettings settings) {
    Duration silence = settings.silence();
    return silence.compareTo(RECONCILE_TICK) < 0 ? silence : RECONCILE_TICK;
  }

  private static ReconcilePass reconciler(
      Parts parts, ReconcileStore store, ReconcileSettings settings, LoopMeter meter) {
    ReconcilePass.Lease lease =
        new ReconcilePass.Lease(parts.stores().leases(), parts.terms().holder());
    return new ReconcilePass(store, settings, lease, parts.listening(), meter, parts.hints());
  }

  private static SweepPass sweeper(Parts parts) {
    SweepTerms terms =
        new SweepTerms(
            parts.stores().leases(),
            parts.terms().holder(),
            parts.config().sweep().every(),
            parts.config().sweep().sweepSettings());
    return new SweepPass(
        parts.providers().enabled(),
        parts.stores().strays(),
        terms,
        parts.catalog(),
        parts.meters().registry(),
        parts.hints());
  }

  private static void sweep(Parts parts) {
    Duration sweeping = parts.config().sweep().every();
    loop(
        parts,
        new LoopPlan(
            "sweep",
            Set.of(),
            sweeping.compareTo(SWEEP_TICK) < 0 ? sweeping : SWEEP_TICK,
            ControlLoop.usualSettle()),
        meter -> sweeper(parts));
  }

  private static void reconcile(Parts parts, Database database) {
    ReconcileSettings settings = parts.config().recruit().reconcileSettings();
    loop(
        parts,
        new LoopPlan("reconcile", Set.of(), reconcileTick(settings), ControlLoop.usualSettle()),
        meter -> reconciler(parts, new ReconcileStore(database), settings, meter));
  }

  private static void reuse(Parts parts, Database database, Daemon daemon) {
    Duration tick = parts.config().recruit().tick();
    ReuseStore reuse = new ReuseStore(database);
    loop(
        parts,
        new LoopPlan("reuse", Set.of(Hint.TASK), tick, ControlLoop.usualSettle()),
        meter -> {
          ReuseDesk desk =
              daemon.add("reuse", ReuseDesk.of(reuse, reuseTools(parts), meter, parts.hints()));
          return new ReusePass(reuse, desk, parts.stores().leases(), parts.terms().holder());
        });
  }

  private static void host(Parts parts, Database database, Duration tick) {
    loop(
        parts,
        new LoopPlan(
            "host",
            Set.of(Hint.CATALOG),
            tick.compareTo(HEARTBEAT) < 0 ? tick : HEARTBEAT,
            ControlLoop.usualSettle()),
        meter ->
            new HostPass(
                parts.providers().enabled(),
                new HostTools(
                    new HostStore(database),
                    parts.stores().launches(),
                    parts.snapshots(),
                    parts.catalog(),
                    parts.terms(),
                    parts.hints())));
  }

  /** Another template, image or address than at the last start has a clean record. */
  private static void useTemplates(Parts parts, UserData userData) {
    for (Provider provider : parts.providers().enabled()) {
      String key = provider.id().value().toUpperCase(Locale.ROOT) + "_IMAGE";
      String image = parts.config().values().getOrDefault(key, "");
      parts
          .stores()
          .startups()
          .use(
              provider.id(), userData.fingerprint(image), parts.config().sweep().startupFailures());
    }
  }

  private static DeployPass deployer(Parts parts, UserData userData) {
    useTemplates(parts, userData);
    Duration tick = parts.config().recruit().tick();
    DeployTools tools =
        new DeployTools(
            parts.stores().launches(),
            parts.stores().unavailabilities(),
            parts.catalog(),
            userData,
            parts.meters().registry(),
            parts.clock(),
            parts.hints());
    DeployTerms terms =
        new DeployTerms(parts.terms().holder(), parts.config().recruit().maxLaunches(), tick, tick);
    return new DeployPass(parts.providers().enabled(), tools, terms);
  }

  static void loop(Parts parts, LoopPlan plan, Function<LoopMeter, Pass> pass) {
    LoopMeter meter = new LoopMeter(parts.meters().registry(), plan.name(), parts.clock());
    ControlLoop loop = new ControlLoop(plan, pass.apply(meter), parts.clock(), meter);
    Wiring.await(parts.vertx().deployVerticle(loop));
  }
}
