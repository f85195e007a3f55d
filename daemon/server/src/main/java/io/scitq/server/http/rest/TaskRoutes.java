package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.server.http.RouteGroup;
import io.scitq.server.operation.ExecutionDesk;
import io.scitq.server.operation.TaskDesk;
import io.scitq.store.Changes;
import io.scitq.store.NewTask;
import io.scitq.store.TaskField;
import io.scitq.store.TaskRow;
import io.scitq.store.TaskStore;
import io.scitq.store.WorkerStore;
import io.scitq.task.TaskId;
import io.scitq.task.TaskStatus;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks: list, create, look at, change, delete, and the freeze of one of their executions. */
public final class TaskRoutes implements RouteGroup {
  private static final String TYPE = "Task";
  private static final String REQUIRED = "required_task_ids";
  private static final WireFields<TaskField> FILTERS =
      new WireFields<>(EnumSet.allOf(TaskField.class));
  private static final WireFields<TaskField> WRITABLE =
      new WireFields<>(
          EnumSet.complementOf(
              EnumSet.of(
                  TaskField.TASK_ID,
                  TaskField.CREATION_DATE,
                  TaskField.MODIFICATION_DATE,
                  TaskField.STATUS_DATE)));

  private final RestSetup setup;
  private final TaskDesk desk;
  private final TaskStore tasks;
  private final ExecutionDesk executions;

  /** Routes to these desks; lists are read from the store. */
  public TaskRoutes(RestSetup setup, TaskDesk desk, TaskStore tasks, ExecutionDesk executions) {
    this.setup = setup;
    this.desk = desk;
    this.tasks = tasks;
    this.executions = executions;
  }

  @Override
  public void mount(Router router) {
    new RestDoor(router, setup, "/tasks")
        .get("/tasks/", this::list)
        .post("/tasks/", this::create)
        .get("/tasks/status", this::statuses)
        .get("/tasks/:id", this::find)
        .put("/tasks/:id", this::update)
        .delete("/tasks/:id", this::delete)
        .get("/tasks/:id/freeze/:execution", this::freeze)
        .close();
  }

  private RestReply list(RestRequest request) {
    return RestReply.rows(new TaskRows(tasks, FILTERS.criteria(request.filters())));
  }

  private RestReply create(RestRequest request) {
    ObjectNode body = request.fields();
    List<Integer> required = required(body).orElse(List.of());
    // the Python server takes a null for the default here, and only here
    body.properties().removeIf(entry -> entry.getValue().isNull());
    Changes<TaskField> fields = named(WRITABLE.changes(body));
    if (fields.text(TaskField.COMMAND).isEmpty()) {
      throw RestException.invalid("'command' is missing");
    }
    return RestReply.created(json(desk.create(new NewTask(fields, required))));
  }

  private RestReply statuses(RestRequest request) {
    List<Integer> ids = ids("task_id", request.fields().path("task_id"));
    Map<TaskId, TaskStatus> statuses = tasks.statuses(ids);
    ArrayNode positions = RestRequest.JSON.createArrayNode();
    for (Integer id : ids) {
      TaskStatus status = statuses.get(new TaskId(id));
      if (status == null) {
        throw RestException.missing(TYPE, id.toString());
      }
      positions.add(status.ordinal()); // the wire value of 1.3
    }
    return RestReply.ok(positions);
  }

  private RestReply find(RestRequest request) {
    return RestReply.ok(json(desk.find(id(request))));
  }

  private RestReply update(RestRequest request) {
    ObjectNode body = request.fields();
    Optional<List<Integer>> required = required(body);
    Changes<TaskField> fields = named(WRITABLE.changes(body));
    return RestReply.ok(json(desk.update(id(request), fields, required)));
  }

  private RestReply delete(RestRequest request) {
    return RestReply.ok(json(desk.delete(id(request)).task()));
  }

  private RestReply freeze(RestRequest request) {
    int execution = request.id("execution", "Execution");
    return RestReply.ok(json(executions.freeze(id(request), execution)));
  }

  /** A batch without a name is the default one, for tasks as for workers. */
  private static Changes<TaskField> named(Changes<TaskField> fields) {
    return fields.text(TaskField.BATCH).filter(String::isEmpty).isPresent()
        ? fields.with(TaskField.BATCH, WorkerStore.DEFAULT_BATCH)
        : fields;
  }

  /** Takes the list of required tasks out of the body; empty when it is not there or null. */
  private static Optional<List<Integer>> required(ObjectNode body) {
    JsonNode node = body.remove(REQUIRED);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(ids(REQUIRED, node));
  }

  private static List<Integer> ids(String name, JsonNode node) {
    if (!node.isArray()) {
      throw RestException.invalid("'" + name + "' must be a list of ids");
    }
    List<Integer> ids = new ArrayList<>();
    node.forEach(id -> ids.add(WireValue.integer(name, id)));
    return ids;
  }

  private static TaskId id(RestRequest request) {
    return new TaskId(request.id("id", TYPE));
  }

  /** Only lists tell what a task requires. */
  private static ObjectNode json(TaskRow row) {
    return WireJson.task(row, Optional.empty());
  }
}
