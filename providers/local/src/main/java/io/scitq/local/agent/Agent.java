package io.scitq.local.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The worker: enters its server, then pings, polls and reconciles until it is stopped. */
final class Agent {
  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final int FORGET_RESOURCES = -3;
  private static final int SIGTERM = 15;
  private static final int SIGKILL = 9;

  /** A row that a daemon made is there before the agent starts. */
  private static final int ADOPTION_ATTEMPTS = 5;

  private final AgentOptions options;
  private final ServerClient server;
  private final AgentFolder folder;
  private final AgentLog log;
  private final HostStats stats;
  private final Map<Long, Execution> local = new ConcurrentSkipListMap<>();
  private final Semaphore wake = new Semaphore(0);
  private final ExecutionTools tools;
  private final ResourceCache resources;
  private volatile boolean ended;
  private volatile double concurrency = 1;
  private Optional<WorkerRow> row = Optional.empty();
  private long idleSince = System.nanoTime();
  private long heard = System.nanoTime();
  private boolean everUsed;
  private String trouble = "";

  Agent(AgentOptions options, Map<String, String> environment, AgentFolder folder, AgentLog log) {
    this.options = options;
    this.folder = folder;
    this.log = log;
    server = new ServerClient(options.host(), options.port());
    stats = new HostStats(options.folder());
    Program program = new Program(environment);
    Staging staging = new Staging(program);
    resources = new ResourceCache(folder.resources(), staging);
    tools =
        new ExecutionTools(
            server,
            new Reports(server, options.interval().poll(), log),
            new TaskData(staging, resources),
            new TaskStarter(environment, new Docker(program), options.mark(), options.folder()),
            folder,
            this::cpus,
            this::wake,
            log);
  }

  /** What a task may use of this machine, as scitq 1.3 counts. */
  private int cpus() {
    int cores = Runtime.getRuntime().availableProcessors();
    return Math.max(1, (int) (cores / Math.max(1.0, concurrency)));
  }

  private void wake() {
    wake.release();
  }

  /** Works until it is stopped, or until its server has no place for it any more. */
  void run() throws InterruptedException {
    enter();
    while (!ended) {
      if (wake.tryAcquire(options.interval().poll().toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
      round();
      endWithoutFolder();
    }
  }

  /** Ends all tasks, and waits a moment for them to be reported. */
  void stop() throws InterruptedException {
    ended = true;
    wake();
    for (Execution execution : local.values()) {
      execution.deliver(SIGTERM);
    }
    long end = System.nanoTime() + STOPPING.toNanos();
    for (Execution execution : local.values()) {
      if (!execution.hasEnded(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
        execution.deliver(SIGKILL);
        execution.hasEnded(Duration.ofSeconds(1));
      }
    }
  }

  private void endWithoutFolder() {
    if (!folder.isThere()) {
      end("its folder was removed");
    }
  }

  private void end(String why) {
    log.say("the worker ends: " + why);
    ended = true;
  }

  private void enter() throws InterruptedException {
    for (int attempt = 1; !ended && row.isEmpty(); attempt++) {
      try {
        Optional<WorkerRow> mine = find();
        if (mine.isPresent() || !options.launched()) {
          WorkerRow known = mine.isPresent() ? mine.get() : declare();
          ObjectNode start = Reports.status(options.status());
          options.flavor().ifPresent(flavor -> start.put("flavor", flavor));
          JsonNode now =
              ServerClient.checked(server.put("/workers/" + known.id(), start), "entering");
          entered(WorkerRow.of(now));
          return;
        }
        heard = System.nanoTime();
        if (attempt >= ADOPTION_ATTEMPTS) {
          end("the server has no worker named " + options.name());
        }
      } catch (IOException away) {
        note("cannot enter yet", away);
        giveUpWhenForgotten();
      }
      endWithoutFolder();
      Thread.sleep(options.interval().poll());
    }
  }

  private void entered(WorkerRow now) {
    row = Optional.of(now);
    concurrency = now.concurrency();
    idleSince = System.nanoTime();
    heard = idleSince;
    log.say("worker " + now.name() + " (" + now.id() + ") works for the server");
  }

  private Optional<WorkerRow> find() throws IOException, InterruptedException {
    ObjectNode filter =
        ServerClient.body().put("name", options.name()).put("hostname", options.hostname());
    JsonNode all = ServerClient.checked(server.get("/workers/", filter), "listing workers");
    for (JsonNode one : all) {
      if (one.path("name").asText().equals(options.name())
          && one.path("hostname").asText().equals(options.hostname())) {
        return Optional.of(WorkerRow.of(one));
      }
    }
    return Optional.empty();
  }

  private WorkerRow declare() throws IOException, InterruptedException {
    ObjectNode body =
        ServerClient.body()
            .put("name", options.name())
            .put("hostname", options.hostname())
            .put("concurrency", options.concurrency())
            .put("status", "paused");
    options.batch().ifPresent(batch -> body.put("batch", batch));
    body.put("permanent", options.permanent()).put("prefetch", 0);
    return WorkerRow.of(ServerClient.checked(server.post("/workers/", body), "declaring"));
  }

  /** One round; whatever goes wrong in it, the next one tries again. */
  private void round() throws InterruptedException {
    try {
      local.values().removeIf(execution -> execution.stage() == Stage.ENDED);
      Optional<WorkerRow> now = ping();
      if (now.isPresent()) {
        work(now.get());
      }
      trouble = "";
    } catch (IOException | IllegalArgumentException away) {
      note("the round failed", away);
      giveUpWhenForgotten();
    }
  }

  private void work(WorkerRow now) throws IOException, InterruptedException {
    row = Optional.of(now);
    concurrency = now.concurrency();
    heard = System.nanoTime();
    if (now.isRunning()) {
      fetchPending(now);
    }
    callWhenIdle(now);
    takeSignals(now);
    new Reconciliation(local, server, log).apply(now);
  }

  /** Empty when the row is gone: a worker that stands for itself declares itself anew. */
  private Optional<WorkerRow> ping() throws IOException, InterruptedException {
    long id = row.orElseThrow().id();
    ServerClient.Answer answer =
        server.put("/workers/" + id + "/ping", stats.ping(System.nanoTime()));
    if (answer.status() != 404) {
      WorkerRow now = WorkerRow.of(ServerClient.checked(answer, "the ping"));
      if (now.name().equals(options.name())) {
        return Optional.of(now);
      }
    }
    // gone, or another database is behind the address and the number is another worker's
    if (options.launched()) {
      end("the server has deleted it");
      return Optional.empty();
    }
    Optional<WorkerRow> mine = find();
    return Optional.of(mine.isPresent() ? mine.get() : declare());
  }

  private void giveUpWhenForgotten() {
    long silent = System.nanoTime() - heard;
    if (options.launched() && local.isEmpty() && silent > options.interval().giveUp().toNanos()) {
      end("the server has not answered for " + Duration.ofNanos(silent).toMinutes() + " min");
    }
  }

  private void fetchPending(WorkerRow now) throws IOException, InterruptedException {
    JsonNode pending =
        ServerClient.checked(
            server.get("/workers/" + now.id() + "/executions/pending"), "polling executions");
    for (JsonNode one : pending) {
      long id = one.path("execution_id").asLong();
      if (!local.containsKey(id)) {
        Execution execution =
            new Execution(id, one.path("task_id").asLong(), one.path("batch").asText(""), tools);
        local.put(id, execution);
        everUsed = true;
        Thread.ofVirtual().name("execution-" + id).start(execution);
      }
    }
  }

  private void callWhenIdle(WorkerRow now) throws IOException, InterruptedException {
    long nanos = System.nanoTime();
    if (!local.isEmpty()) {
      idleSince = nanos;
      return;
    }
    Duration limit = everUsed ? options.interval().idle() : options.interval().neverUsed();
    if (now.isRunning() && nanos - idleSince >= limit.toNanos()) {
      server.put("/workers/" + now.id() + "/callback", ServerClient.body().put("message", "idle"));
      idleSince = nanos;
    }
  }

  private void takeSignals(WorkerRow now) throws IOException, InterruptedException {
    JsonNode signals =
        ServerClient.checked(server.get("/workers/" + now.id() + "/signals"), "reading signals");
    for (JsonNode one : signals) {
      int number = one.path("signal").asInt();
      Execution execution = local.get(one.path("execution_id").asLong(-1));
      if (execution != null) {
        log.say("signal " + number + " for execution " + execution.id());
        execution.deliver(number);
      } else if (number == FORGET_RESOURCES && one.path("execution_id").isNull()) {
        resources.forget();
      }
    }
  }

  /** The same trouble is told once. */
  private void note(String what, Exception error) {
    if (!trouble.equals(error.toString())) {
      trouble = error.toString();
      log.say(what + ": " + error);
    }
  }
}
