package io.scitq.sim.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.Dice;
import io.scitq.sim.cloud.WorkerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One execution on its own thread: accept, wait for a slot, freeze, check, run, report. It ends
 * without a word when the server has forgotten it or when its machine dies.
 */
final class Execution implements Runnable {
  /** Where it stands, as the main loop sees it. */
  enum Stage {
    PREPARING,
    WAITING,
    RUNNING,
    ENDED
  }

  private static final Logger log = LoggerFactory.getLogger(Execution.class);
  private static final int ATTEMPTS = 600;
  private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

  private final long id;
  private final long taskId;
  private final String batch;
  private final String hostname;
  private final ServerClient server;
  private final WorkerOptions options;
  private final Dice dice;
  private final CountDownLatch slot = new CountDownLatch(1);
  private final AtomicInteger signal = new AtomicInteger();
  private final AtomicBoolean paused = new AtomicBoolean();
  private volatile Stage stage = Stage.PREPARING;
  private volatile boolean released;
  private volatile boolean succeeded;

  Execution(JsonNode row, String hostname, ServerClient server, WorkerOptions options, Dice dice) {
    this.id = row.path("execution_id").asLong();
    this.taskId = row.path("task_id").asLong();
    this.batch = row.path("batch").asText("");
    this.hostname = hostname;
    this.server = server;
    this.options = options;
    this.dice = dice;
  }

  long id() {
    return id;
  }

  String batch() {
    return batch;
  }

  Stage stage() {
    return stage;
  }

  boolean hasSucceeded() {
    return succeeded;
  }

  /** Gives it a slot. */
  void grant() {
    stage = Stage.RUNNING;
    slot.countDown();
  }

  /** The server does not list it any more: if it waits, it goes and finds out why. */
  void release() {
    released = true;
    slot.countDown();
  }

  /** Delivers a signal: 9 and 15 end the task, 20 stops its time, 18 lets it go on. */
  void deliver(int number) {
    switch (number) {
      case 9, 15 -> signal.set(number);
      case 20 -> paused.set(true);
      case 18 -> paused.set(false);
      default ->
          log.atDebug().addKeyValue("execution", id).addKeyValue("signal", number).log("ignored");
    }
  }

  @Override
  public void run() {
    try {
      live();
    } catch (IOException lost) {
      log.atDebug()
          .addKeyValue("execution", id)
          .addKeyValue("error", lost.toString())
          .log("execution lost its server");
    } catch (InterruptedException dead) {
      Thread.currentThread().interrupt();
    } finally {
      stage = Stage.ENDED;
    }
  }

  private void live() throws IOException, InterruptedException {
    ServerClient.checked(get("/tasks/" + taskId), "reading the task");
    update(Json.texts("status", "accepted"));
    stage = Stage.WAITING;
    slot.await();
    ServerClient.Answer frozen = get("/tasks/" + taskId + "/freeze/" + id);
    ServerClient.Answer now = get("/executions/" + id);
    boolean cancelled = now.body().path("status").asText().equals("failed");
    if (released || !frozen.isOk() || !now.isOk() || cancelled) {
      return;
    }
    String command = frozen.body().path("command").asText("");
    update(Json.texts("status", "running", "pid", Long.toString(1_000 + id)));
    finish(perform(Work.of(command, taskId + "/" + id, dice, options), command));
  }

  /** Runs for the work's time and says how it ended. */
  private int perform(Work work, String command) throws IOException, InterruptedException {
    append("simulated on " + hostname + ": " + command + "\n");
    long left = work.duration().toNanos();
    long step = Math.min(options.pollInterval().toNanos(), REPORT_EVERY.toNanos());
    while (left > 0 && signal.get() == 0) {
      long nap = paused.get() ? step : Math.min(step, left);
      Thread.sleep(Duration.ofNanos(nap));
      left -= paused.get() ? 0 : nap;
    }
    return signal.get() == 0 ? work.returnCode() : -signal.get();
  }

  private void finish(int returnCode) throws IOException, InterruptedException {
    boolean good = returnCode == 0;
    if (!good) {
      append("ended with return code " + returnCode + "\n");
    }
    ObjectNode end = Json.texts("status", good ? "succeeded" : "failed");
    end.put("return_code", returnCode).put("freeze", good);
    persist(end);
    succeeded = good;
  }

  private void append(String text) throws IOException, InterruptedException {
    ObjectNode body = Json.texts("text", text);
    patient(() -> server.put("/executions/" + id + "/output", body));
  }

  private void update(ObjectNode change) throws IOException, InterruptedException {
    persist(change.put("freeze", false));
  }

  private void persist(ObjectNode change) throws IOException, InterruptedException {
    ServerClient.checked(patient(() -> server.put("/executions/" + id, change)), "an update");
  }

  private ServerClient.Answer get(String path) throws IOException, InterruptedException {
    return patient(() -> server.get(path));
  }

  /**
   * A server that restarts, or whose database does, must not lose what was done meanwhile: like the
   * library of scitq 1.3, a worker asks again after a broken connection and believes an answer.
   */
  private ServerClient.Answer patient(Call call) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.send();
      } catch (IOException away) {
        if (attempt >= ATTEMPTS) {
          throw away;
        }
        Thread.sleep(options.pollInterval());
      }
    }
  }

  /** A request that may be repeated. */
  private interface Call {
    ServerClient.Answer send() throws IOException, InterruptedException;
  }
}
