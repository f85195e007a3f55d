package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.server.http.RouteGroup;
import io.scitq.server.operation.DeployWorkers;
import io.scitq.store.Changes;
import io.scitq.store.DeletionAnswer;
import io.scitq.store.ExecutionStore;
import io.scitq.store.LaunchStore;
import io.scitq.store.StoredWorker;
import io.scitq.store.UpdateOutcome;
import io.scitq.store.WorkerExecution;
import io.scitq.store.WorkerField;
import io.scitq.store.WorkerSignal;
import io.scitq.store.WorkerStore;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** Workers: declare, ping, poll executions and signals, say that they are idle, and be deleted. */
public final class WorkerRoutes implements RouteGroup {
  private static final String TYPE = "Worker";
  private static final WireFields<WorkerField> FILTERS =
      new WireFields<>(EnumSet.allOf(WorkerField.class));
  private static final WireFields<WorkerField> DECLARED =
      new WireFields<>(
          List.of(
              WorkerField.NAME,
              WorkerField.CONCURRENCY,
              WorkerField.PREFETCH,
              WorkerField.HOSTNAME,
              WorkerField.STATUS,
              WorkerField.BATCH,
              WorkerField.FLAVOR,
              WorkerField.REGION,
              WorkerField.PROVIDER,
              WorkerField.PERMANENT));
  private static final WireFields<WorkerField> WRITABLE =
      new WireFields<>(
          EnumSet.complementOf(
              EnumSet.of(
                  WorkerField.WORKER_ID,
                  WorkerField.CREATION_DATE,
                  WorkerField.MODIFICATION_DATE,
                  WorkerField.LAST_CONTACT_DATE)));

  private final RestSetup setup;
  private final WorkerStore workers;
  private final ExecutionStore executions;
  private final LaunchStore launches;
  private final Seats seats = new Seats();
  private final DeployWorkers deploy;

  /** Routes over these stores. */
  public WorkerRoutes(
      RestSetup setup,
      WorkerStore workers,
      ExecutionStore executions,
      LaunchStore launches,
      DeployWorkers deploy) {
    this.setup = setup;
    this.deploy = deploy;
    this.workers = workers;
    this.executions = executions;
    this.launches = launches;
  }

  @Override
  public void mount(Router router) {
    new RestDoor(router, setup, "/workers")
        .get("/workers/", this::list)
        .post("/workers/", this::declare)
        .get("/workers/tasks", this::counts)
        .get("/workers/:id", this::find)
        .put("/workers/deploy", this::deploy)
        .put("/workers/:id", this::update)
        .delete("/workers/:id", this::delete)
        .put("/workers/:id/ping", this::ping)
        .put("/workers/:id/callback", this::callback)
        .get("/workers/:id/executions", this::held)
        .get("/workers/:id/executions/:status", this::inStatus)
        .get("/workers/:id/signals", this::takeSignals)
        .post("/workers/:id/signals", this::addSignal)
        .close();
  }

  private RestReply list(RestRequest request) {
    return RestReply.ok(
        WireJson.list(workers.list(FILTERS.criteria(request.filters())), WireJson::worker));
  }

  private RestReply declare(RestRequest request) {
    ObjectNode body = request.fields();
    body.properties().removeIf(entry -> entry.getValue().isNull());
    Changes<WorkerField> fields = WorkerChecks.check(DECLARED.changes(body));
    if (fields.text(WorkerField.NAME).isEmpty()) {
      throw RestException.invalid("'name' is missing");
    }
    if (fields.number(WorkerField.CONCURRENCY).isEmpty()) {
      throw RestException.invalid("'concurrency' is missing");
    }
    StoredWorker row = workers.insert(fields, setup.clock().instant());
    setup.changed().accept(RestSetup.WORKER);
    return RestReply.created(WireJson.worker(row));
  }

  private RestReply counts(RestRequest request) {
    return RestReply.ok(WireJson.list(workers.executionCounts(), WireJson::count));
  }

  private RestReply find(RestRequest request) {
    return RestReply.ok(WireJson.worker(require(id(request))));
  }

  private RestReply update(RestRequest request) {
    WorkerId id = id(request);
    Changes<WorkerField> fields = WorkerChecks.check(WRITABLE.changes(request.fields()));
    return switch (workers.update(id, fields, setup.clock().instant())) {
      case UpdateOutcome.Done<StoredWorker>(StoredWorker row, boolean changed) -> {
        if (changed) {
          setup.changed().accept(RestSetup.WORKER);
        }
        yield RestReply.ok(WireJson.worker(row));
      }
      case UpdateOutcome.Missing<StoredWorker>() ->
          throw RestException.missing(TYPE, id.toString());
      case UpdateOutcome.Refused<StoredWorker>(String message) ->
          throw RestException.conflict(message);
    };
  }

  private RestReply deploy(RestRequest request) {
    deploy.run(WorkerChecks.deploy(request.filters()));
    return RestReply.result("ok");
  }

  private RestReply delete(RestRequest request) {
    StoredWorker row = require(id(request));
    return switch (launches.requestDeletion(row.id(), "user", setup.clock().instant())) {
      case REMOVED, QUEUED, ALREADY_LEAVING -> {
        setup.changed().accept(RestSetup.WORKER);
        yield RestReply.ok(WireJson.worker(row));
      }
      case UNKNOWN -> throw RestException.missing(TYPE, row.id().toString());
      case BUSY ->
          throw new IllegalStateException("a person's deletion asks no worker whether it is busy");
      case NOT_OURS ->
          throw RestException.conflict(
              "The machine of worker "
                  + row.name()
                  + " was made by another scitq server: only that one can delete it");
    };
  }

  private RestReply ping(RestRequest request) {
    WorkerId id = id(request);
    WorkerStore.Ping ping = WorkerChecks.ping(request.fields());
    Instant now = setup.clock().instant();
    seats.judge(id, request.from(), now);
    StoredWorker row =
        workers.ping(id, ping, now).orElseThrow(() -> RestException.missing(TYPE, id.toString()));
    seats.noted(id, request.from(), now);
    if (row.status().equals(WorkerStatus.OFFLINE.label())) {
      setup.changed().accept(RestSetup.WORKER); // it is back
    }
    return RestReply.ok(WireJson.worker(row));
  }

  private RestReply callback(RestRequest request) {
    WorkerId id = seated(request);
    if (!request.fields().path("message").asText().equals("idle")) {
      require(id);
      return RestReply.result("nothing to do");
    }
    return switch (workers.idle(id)) {
      case UNKNOWN -> throw RestException.missing(TYPE, id.toString());
      case KEPT -> RestReply.result("ok");
      case BUSY -> RestReply.result("still have running tasks");
      case WORK_LEFT -> RestReply.result("still some work to do, lazy one!");
      case RELEASABLE -> {
        DeletionAnswer answer = launches.requestDeletion(id, "idle", setup.clock().instant());
        yield RestReply.result(
            answer == DeletionAnswer.BUSY ? "still some work to do, lazy one!" : "ok");
      }
    };
  }

  private RestReply held(RestRequest request) {
    return executions(
        executions.ofWorker(
            seated(request),
            ExecutionStatus.ACCEPTED,
            ExecutionStatus.RUNNING,
            ExecutionStatus.REFUSED));
  }

  private RestReply inStatus(RestRequest request) {
    String status = request.path().getOrDefault("status", "");
    return ExecutionStatus.of(status)
        .map(known -> executions(executions.ofWorker(seated(request), known)))
        .orElseThrow(() -> RestException.invalid("'" + status + "' is no execution status"));
  }

  private RestReply takeSignals(RestRequest request) {
    return RestReply.ok(WireJson.list(executions.takeSignals(seated(request)), WireJson::signal));
  }

  private RestReply addSignal(RestRequest request) {
    WorkerSignal signal = WorkerChecks.signal(id(request), request.fields());
    if (!executions.addSignal(signal)) {
      throw RestException.invalid(
          "Worker " + signal.worker() + " or execution " + signal.execution() + " doesn't exist");
    }
    return RestReply.ok(NullNode.instance);
  }

  private static RestReply executions(List<WorkerExecution> rows) {
    return RestReply.ok(WireJson.list(rows, WireJson::workerExecution));
  }

  /** The worker, unless a second machine that adopted its row asks. */
  private WorkerId seated(RestRequest request) {
    WorkerId id = id(request);
    seats.check(id, request.from(), setup.clock().instant());
    return id;
  }

  private static WorkerId id(RestRequest request) {
    return new WorkerId(request.id("id", TYPE));
  }

  private StoredWorker require(WorkerId id) {
    return workers.find(id).orElseThrow(() -> RestException.missing(TYPE, id.toString()));
  }
}
