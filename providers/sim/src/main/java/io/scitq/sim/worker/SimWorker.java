package io.scitq.sim.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.Dice;
import io.scitq.sim.cloud.WorkerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker: declares itself, then pings, polls and reconciles until its machine dies. */
final class SimWorker implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(SimWorker.class);

  private final WorkerCommand command;
  private final ServerClient server;
  private final WorkerOptions options;
  private final WorkerTally tally;
  private final Dice dice;
  private final MachineThreads threads = new MachineThreads();
  private final Map<Long, Execution> local = new ConcurrentSkipListMap<>();
  private volatile Optional<WorkerRow> row = Optional.empty();
  private volatile boolean dead;
  private long idleSince;
  private boolean everUsed;

  SimWorker(
      WorkerCommand command,
      ServerClient server,
      WorkerOptions options,
      WorkerTally tally,
      Dice dice) {
    this.command = command;
    this.server = server;
    this.options = options;
    this.tally = tally;
    this.dice = dice;
  }

  /** It works on, but cannot speak for a while. */
  void cutOff(Duration time) {
    server.cutOff(time);
  }

  String hostname() {
    return command.hostname();
  }

  void start() {
    threads.start("sim-worker-" + command.hostname(), this);
  }

  /** The machine is gone: everything on it stops between two instructions. */
  void die() {
    dead = true;
    threads.interruptAll();
  }

  @Override
  public void run() {
    try {
      enter();
      while (!dead) {
        Thread.sleep(options.pollInterval());
        round();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** systemd starts the worker again and again until the server answers. */
  private void enter() throws InterruptedException {
    while (!dead) {
      try {
        WorkerRow declared = declare();
        ObjectNode start = Json.texts("status", command.status());
        command.flavor().ifPresent(flavor -> start.put("flavor", flavor));
        JsonNode now =
            ServerClient.checked(server.put("/workers/" + declared.id(), start), "entering");
        row = Optional.of(WorkerRow.of(now));
        idleSince = System.nanoTime();
        tally.registered();
        log.atDebug().addKeyValue("worker", command.name()).log("simulated worker entered");
        return;
      } catch (IOException | IllegalArgumentException unreachable) {
        note("worker cannot enter yet", unreachable);
        Thread.sleep(options.pollInterval());
      }
    }
  }

  private WorkerRow declare() throws IOException, InterruptedException {
    JsonNode all = ServerClient.checked(server.get("/workers/"), "listing workers");
    for (JsonNode one : all) {
      if (one.path("name").asText().equals(command.name())
          && one.path("hostname").asText().equals(command.hostname())) {
        return WorkerRow.of(one);
      }
    }
    ObjectNode body = Json.texts("name", command.name(), "hostname", command.hostname());
    body.put("concurrency", command.concurrency()).put("status", "paused");
    command.batch().ifPresent(batch -> body.put("batch", batch));
    body.put("permanent", command.permanent()).put("prefetch", 0);
    return WorkerRow.of(ServerClient.checked(server.post("/workers/", body), "declaring"));
  }

  /** One round; whatever goes wrong in it, the next one tries again. */
  private void round() throws InterruptedException {
    try {
      local.values().removeIf(this::settled);
      WorkerRow now = ping();
      if (now.isRunning()) {
        fetchPending(now);
      }
      callWhenIdle(now);
      takeSignals(now);
      new Reconciliation(local, server).apply(now);
    } catch (IOException | IllegalArgumentException trouble) {
      note("worker's round failed", trouble);
    }
  }

  private boolean settled(Execution execution) {
    if (execution.stage() != Execution.Stage.ENDED) {
      return false;
    }
    tally.ended(execution.hasSucceeded());
    return true;
  }

  private WorkerRow ping() throws IOException, InterruptedException {
    WorkerRow before = known();
    ObjectNode body = Stats.ping(local.size(), before.concurrency());
    ServerClient.Answer answer = server.put("/workers/" + before.id() + "/ping", body);
    WorkerRow now =
        answer.status() == 404 ? declare() : WorkerRow.of(ServerClient.checked(answer, "the ping"));
    row = Optional.of(now);
    return now;
  }

  private void fetchPending(WorkerRow now) throws IOException, InterruptedException {
    JsonNode pending =
        ServerClient.checked(
            server.get("/workers/" + now.id() + "/executions/pending"), "polling executions");
    for (JsonNode one : pending) {
      long id = one.path("execution_id").asLong();
      if (!local.containsKey(id)) {
        Execution execution = new Execution(one, command.hostname(), server, options, dice);
        local.put(id, execution);
        everUsed = true;
        threads.start("sim-execution-" + id, execution);
      }
    }
  }

  private void callWhenIdle(WorkerRow now) throws IOException, InterruptedException {
    long nanos = System.nanoTime();
    if (!local.isEmpty()) {
      idleSince = nanos;
      return;
    }
    Duration limit = everUsed ? options.idleAfter() : options.idleNeverUsed();
    if (now.isRunning() && nanos - idleSince >= limit.toNanos()) {
      server.put("/workers/" + now.id() + "/callback", Json.texts("message", "idle"));
      idleSince = nanos;
    }
  }

  private void takeSignals(WorkerRow now) throws IOException, InterruptedException {
    JsonNode signals =
        ServerClient.checked(server.get("/workers/" + now.id() + "/signals"), "reading signals");
    for (JsonNode one : signals) {
      Optional.ofNullable(local.get(one.path("execution_id").asLong(-1)))
          .ifPresent(execution -> execution.deliver(one.path("signal").asInt()));
    }
  }

  /** Azure's notice: the row becomes evicted while the machine still runs. */
  void announceEviction() {
    Optional<WorkerRow> known = row.filter(one -> one.provider().equals("azure"));
    if (known.isEmpty() || dead) {
      return;
    }
    threads.start(
        "sim-eviction-" + command.hostname(),
        () -> {
          try {
            server.put("/workers/" + known.get().id(), Json.texts("status", "evicted"));
          } catch (IOException unheard) {
            note("eviction notice was not heard", unheard);
          } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private WorkerRow known() {
    return row.orElseThrow(() -> new IllegalStateException("a worker pings after it has entered"));
  }

  private void note(String what, Exception trouble) {
    log.atDebug()
        .addKeyValue("worker", command.name())
        .addKeyValue("error", trouble.toString())
        .log(what);
  }
}
