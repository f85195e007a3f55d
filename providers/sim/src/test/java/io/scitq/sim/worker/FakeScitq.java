package io.scitq.sim.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.SimFaults;
import io.scitq.sim.cloud.SimTime;
import io.scitq.sim.http.Route;
import io.scitq.sim.http.SimHttp;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import io.scitq.sim.http.Vendor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of a scitq 1.3 server that a worker meets, in memory, with a greedy dispatcher. */
final class FakeScitq implements Vendor, AutoCloseable {
  final SimFaults requests = new SimFaults(1, SimTime.system());
  final Map<Long, ObjectNode> workers = new TreeMap<>();
  final Map<Long, ObjectNode> tasks = new TreeMap<>();
  final Map<Long, ObjectNode> executions = new TreeMap<>();
  final List<ObjectNode> signals = new ArrayList<>();
  final List<String> callbacks = new ArrayList<>();
  final Map<Long, Integer> busiest = new TreeMap<>();

  private final Vertx vertx = Vertx.vertx();
  private final SimHttp http = SimHttp.start(vertx, this, requests, new HttpServerOptions());

  String address() {
    return http.url().substring("http://".length());
  }

  synchronized long addTask(String command) {
    long id = tasks.size() + 1;
    ObjectNode task = Json.object().put("task_id", id).put("command", command);
    tasks.put(id, task.put("status", "pending").put("batch", "A"));
    return id;
  }

  synchronized long addExecution(long worker, long task, String status) {
    long id = executions.size() + 1;
    ObjectNode execution = Json.object().put("execution_id", id).put("worker_id", worker);
    executions.put(id, execution.put("task_id", task).put("status", status));
    tasks.get(task).put("status", status.equals("pending") ? "assigned" : status);
    return id;
  }

  synchronized long count(Map<Long, ObjectNode> rows, String status) {
    return rows.values().stream().filter(row -> row.path("status").asText().equals(status)).count();
  }

  synchronized String text(Map<Long, ObjectNode> rows, long id, String field) {
    return rows.get(id).path(field).asText();
  }

  synchronized void signal(long execution, int number) {
    signals.add(Json.object().put("execution_id", execution).put("signal", number));
  }

  synchronized void change(Map<Long, ObjectNode> rows, long id, String field, String value) {
    rows.get(id).put(field, value);
  }

  @Override
  public String cloud() {
    return "scitq";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("worker.list", "GET", "/workers/", this::listWorkers),
        Route.of("worker.create", "POST", "/workers/", this::createWorker),
        Route.of("worker.update", "PUT", "/workers/{id}", this::updateWorker),
        Route.of("ping", "PUT", "/workers/{id}/ping", this::ping),
        Route.of("callback", "PUT", "/workers/{id}/callback", this::callback),
        Route.of("pending", "GET", "/workers/{id}/executions/pending", this::pending),
        Route.of("executions", "GET", "/workers/{id}/executions", this::listed),
        Route.of("signals", "GET", "/workers/{id}/signals", this::takeSignals),
        Route.of("task.get", "GET", "/tasks/{id}", request -> found(tasks, request)),
        Route.of("freeze", "GET", "/tasks/{id}/freeze/{e}", request -> found(tasks, request)),
        Route.of("execution.get", "GET", "/executions/{id}", r -> found(executions, r)),
        Route.of("execution.update", "PUT", "/executions/{id}", this::updateExecution),
        Route.of("output", "PUT", "/executions/{id}/output", this::output));
  }

  private static long id(SimRequest request) {
    return Long.parseLong(request.part("id"));
  }

  private synchronized SimResponse found(Map<Long, ObjectNode> rows, SimRequest request) {
    ObjectNode row = rows.get(id(request));
    return row == null ? SimResponse.json(404, Json.object()) : SimResponse.ok(row);
  }

  private synchronized SimResponse listWorkers(SimRequest request) {
    ArrayNode all = Json.array();
    workers.values().forEach(all::add);
    return SimResponse.ok(all);
  }

  private synchronized SimResponse createWorker(SimRequest request) {
    ObjectNode row = (ObjectNode) request.json();
    long id = workers.size() + 1;
    workers.put(id, row.put("worker_id", id).put("task_properties", "{}"));
    return SimResponse.json(201, row);
  }

  private synchronized SimResponse updateWorker(SimRequest request) {
    workers.get(id(request)).setAll((ObjectNode) request.json());
    return found(workers, request);
  }

  private synchronized SimResponse ping(SimRequest request) {
    if (!request.json().path("load").asText().contains("/")) {
      throw new IllegalStateException("ping without load");
    }
    return found(workers, request);
  }

  private synchronized SimResponse callback(SimRequest request) {
    callbacks.add(request.json().path("message").asText());
    return SimResponse.ok(Json.texts("result", "ok"));
  }

  private synchronized SimResponse pending(SimRequest request) {
    ObjectNode worker = workers.get(id(request));
    int room = worker.path("concurrency").asInt() + worker.path("prefetch").asInt();
    long held = of(id(request), "pending", "accepted", "running").size();
    for (ObjectNode task : List.copyOf(tasks.values())) {
      if (held < room && task.path("status").asText().equals("pending")) {
        addExecution(id(request), task.get("task_id").asLong(), "pending");
        held++;
      }
    }
    return SimResponse.ok(of(id(request), "pending"));
  }

  private synchronized SimResponse listed(SimRequest request) {
    return SimResponse.ok(of(id(request), "accepted", "running", "refused"));
  }

  private ArrayNode of(long worker, String... statuses) {
    ArrayNode rows = Json.array();
    for (ObjectNode one : executions.values()) {
      if (one.get("worker_id").asLong() == worker
          && List.of(statuses).contains(one.get("status").asText())) {
        ObjectNode task = tasks.get(one.get("task_id").asLong());
        rows.add(one.deepCopy().put("batch", "A").put("taskstatus", task.get("status").asText()));
      }
    }
    return rows;
  }

  private synchronized SimResponse takeSignals(SimRequest request) {
    ArrayNode all = Json.array();
    signals.forEach(all::add);
    signals.clear();
    return SimResponse.ok(all);
  }

  private synchronized SimResponse updateExecution(SimRequest request) {
    ObjectNode row = executions.get(id(request));
    JsonNode change = request.json();
    if (!change.has("freeze")) {
      throw new IllegalStateException("update without freeze");
    }
    row.setAll((ObjectNode) change);
    tasks.get(row.get("task_id").asLong()).put("status", row.get("status").asText());
    long worker = row.get("worker_id").asLong();
    busiest.merge(worker, of(worker, "running").size(), Math::max);
    return SimResponse.ok(row);
  }

  private synchronized SimResponse output(SimRequest request) {
    ObjectNode row = executions.get(id(request));
    row.put("output", row.path("output").asText("") + request.json().path("text").asText());
    return SimResponse.ok(Json.texts("result", "Ok"));
  }

  @Override
  public Optional<SimResponse> refuse(SimRequest request) {
    return Optional.empty();
  }

  @Override
  public SimResponse unknownPath(String method, String path) {
    return SimResponse.empty(404);
  }

  @Override
  public SimResponse tooManyRequests(SimRequest request, Duration retryAfter) {
    return SimResponse.empty(429);
  }

  @Override
  public SimResponse broken(SimRequest request, int status) {
    return SimResponse.empty(status);
  }

  @Override
  public SimResponse authenticationFailed(SimRequest request) {
    return SimResponse.empty(401);
  }

  @Override
  public SimResponse decorate(SimRequest request, SimResponse response) {
    return response;
  }

  @Override
  public void close() {
    http.close();
    vertx.close().await();
  }
}
