package io.scitq.sim.worker;

import io.scitq.sim.cloud.Dice;
import io.scitq.sim.cloud.InstanceListener;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.sim.cloud.WorkerOptions;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All simulated workers: one starts when a machine whose user data asks for it has booted, and dies
 * with the machine, without a good-bye.
 */
public final class SimWorkers implements InstanceListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SimWorkers.class);

  private final WorkerOptions options;
  private final Dice dice;
  private final WorkerTally tally = new WorkerTally();
  private final AtomicLong withoutWorker = new AtomicLong();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(calls).build();
  private final Map<UUID, SimWorker> alive = new ConcurrentHashMap<>();
  private volatile Predicate<SimInstance> silenced = instance -> false;

  /** Makes an empty crowd. */
  public SimWorkers(WorkerOptions options, long seed) {
    this.options = options;
    this.dice = new Dice(seed);
  }

  @Override
  public void booted(SimInstance instance) {
    if (!options.enabled() || silenced.test(instance)) {
      return;
    }
    Optional<WorkerCommand> command =
        WorkerCommand.parse(instance.order().userData(), instance.name());
    if (command.isEmpty()) {
      withoutWorker.incrementAndGet();
      log.atWarn()
          .addKeyValue("instance", instance.name())
          .addKeyValue("provider", instance.cloud())
          .log("user data starts no worker");
      return;
    }
    ServerClient server = new ServerClient(http, command.get().host(), command.get().port());
    SimWorker worker = new SimWorker(command.get(), server, options, tally, dice);
    alive.put(instance.id(), worker);
    worker.start();
  }

  @Override
  public void evicting(SimInstance instance) {
    if (options.evictionNotices() && instance.cloud().equals("azure")) {
      Optional.ofNullable(alive.get(instance.id())).ifPresent(SimWorker::announceEviction);
    }
  }

  @Override
  public void gone(SimInstance instance) {
    Optional.ofNullable(alive.remove(instance.id())).ifPresent(SimWorker::die);
  }

  /** Machines that fit boot from now on, but their worker never starts. */
  public void silence(Predicate<SimInstance> machines) {
    silenced = machines;
  }

  /** A worker works on, but cannot reach its server for a while; says whether there is one. */
  public boolean cutOff(UUID instance, Duration time) {
    Optional<SimWorker> worker = Optional.ofNullable(alive.get(instance));
    worker.ifPresent(one -> one.cutOff(time));
    return worker.isPresent();
  }

  /** Host names of the living workers, sorted. */
  public List<String> hostnames() {
    return alive.values().stream().map(SimWorker::hostname).sorted().toList();
  }

  /** How many times a worker entered its server. */
  public long registrations() {
    return tally.registrations();
  }

  /** How many executions ended well and were reported so. */
  public long succeeded() {
    return tally.successes();
  }

  /** How many executions ended otherwise: failed, stopped, withdrawn or unreported. */
  public long unsuccessful() {
    return tally.others();
  }

  /** How many machines had user data that starts no worker. */
  public long machinesWithoutWorker() {
    return withoutWorker.get();
  }

  /** Ends all workers as if their machines were gone. */
  @Override
  public void close() {
    alive.values().forEach(SimWorker::die);
    alive.clear();
    http.shutdownNow();
    calls.shutdownNow();
  }
}
