package io.scitq.server.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A worker that speaks as scitq 1.3's does, only faster: pings, takes what it is given, and says
 * everything again until it is heard. Its tasks end after some rounds, or when they are let go.
 */
final class PlainWorker implements AutoCloseable {
  private final Client client;
  private final String name;
  private final String batch;
  private final int concurrency;
  private final int rounds;
  private final Map<Integer, Run> held = new LinkedHashMap<>();
  private final List<Integer> begun = new CopyOnWriteArrayList<>();
  private final List<Integer> ended = new CopyOnWriteArrayList<>();
  private final List<Integer> withdrawn = new CopyOnWriteArrayList<>();
  private ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private int id;

  private PlainWorker(Client client, String name, String batch, int concurrency, int rounds) {
    this.client = client;
    this.name = name;
    this.batch = batch;
    this.concurrency = concurrency;
    this.rounds = rounds;
  }

  /** What is known here of an execution. */
  private static final class Run {
    final int task;
    String heard = "pending";
    int age;

    Run(int task) {
      this.task = task;
    }
  }

  /** Starts one whose tasks take so many rounds. */
  static PlainWorker start(Client client, String name, String batch, int concurrency, int rounds) {
    PlainWorker worker = new PlainWorker(client, name, batch, concurrency, rounds);
    worker.declare();
    worker.live();
    return worker;
  }

  int id() {
    return id;
  }

  /** Tasks whose process was started here, in order. */
  List<Integer> begun() {
    return List.copyOf(begun);
  }

  /** Tasks whose success was acknowledged as such. */
  List<Integer> ended() {
    return List.copyOf(ended);
  }

  /** Executions that the server took back. */
  List<Integer> withdrawn() {
    return List.copyOf(withdrawn);
  }

  /** Ids of what it holds. */
  synchronized List<Integer> held() {
    return List.copyOf(held.keySet());
  }

  /** kill -9, or a cut cable: not a word more. */
  void die() throws InterruptedException {
    clock.shutdownNow();
    clock.awaitTermination(20, TimeUnit.SECONDS);
  }

  /** The cable is back, and the processes of before still run. */
  void live() {
    if (clock.isShutdown()) {
      clock = Executors.newSingleThreadScheduledExecutor();
    }
    clock.scheduleWithFixedDelay(this::round, 0, 50, TimeUnit.MILLISECONDS);
  }

  Answer report(int execution, String status) {
    return client.send(
        "PUT", "/executions/" + execution, "{\"status\":\"" + status + "\",\"freeze\":false}");
  }

  private void declare() {
    Answer made =
        client.send(
            "POST",
            "/workers/",
            "{\"name\":\"%s\",\"hostname\":\"%s\",\"concurrency\":%d,\"batch\":\"%s\"}"
                .formatted(name, name, concurrency, batch));
    id = made.body().path("worker_id").asInt();
    ping();
    client.send("PUT", "/workers/" + id, "{\"status\":\"running\"}");
  }

  private void ping() {
    Answer answer =
        client.send(
            "PUT", "/workers/" + id + "/ping", "{\"load\":\"\",\"memory\":1,\"stats\":\"\"}");
    if (answer.status() == 404) {
      declare();
    }
  }

  private synchronized void round() {
    try {
      ping();
      for (JsonNode one : get("/executions/pending")) {
        held.computeIfAbsent(
            one.path("execution_id").asInt(), execution -> new Run(one.path("task_id").asInt()));
      }
      withdraw();
      for (Map.Entry<Integer, Run> one : List.copyOf(held.entrySet())) {
        step(one.getKey(), one.getValue());
      }
    } catch (UncheckedIOException unheard) {
      // the server is away: everything is said again in the next round
    }
  }

  private JsonNode get(String path) {
    Answer answer = client.send("GET", "/workers/" + id + path, "{}");
    if (answer.status() != 200) {
      throw new AssertionError(path + ": " + answer);
    }
    return answer.body();
  }

  /** What is no longer in the server's list is stopped. */
  private void withdraw() {
    List<Integer> listed = new ArrayList<>();
    get("/executions").forEach(one -> listed.add(one.path("execution_id").asInt()));
    held.entrySet()
        .removeIf(one -> {
          boolean gone = !one.getValue().heard.equals("pending") && !listed.contains(one.getKey());
          if (gone) {
            withdrawn.add(one.getKey());
          }
          return gone;
        });
  }

  private void step(int execution, Run run) {
    switch (run.heard) {
      case "pending" -> tell(execution, run, "accepted");
      case "accepted" -> {
        if (tell(execution, run, "running")) {
          begun.add(run.task);
        }
      }
      default -> {
        if (run.age++ >= rounds && tell(execution, run, "succeeded")) {
          held.remove(execution);
          ended.add(run.task);
        }
      }
    }
  }

  /** Whether the server now believes it; what it believes instead ends the run here. */
  private boolean tell(int execution, Run run, String status) {
    Answer answer = report(execution, status);
    boolean believed = answer.body().path("status").asText().equals(status);
    if (believed) {
      run.heard = status;
    } else {
      held.remove(execution);
      withdrawn.add(execution);
    }
    return believed;
  }

  @Override
  public void close() throws InterruptedException {
    die();
  }
}
