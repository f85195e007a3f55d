package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.server.http.RouteGroup;
import io.scitq.store.Changes;
import io.scitq.store.Criteria;
import io.scitq.store.ExecutionStore;
import io.scitq.store.NewTask;
import io.scitq.store.TaskCreation;
import io.scitq.store.TaskField;
import io.scitq.store.TaskRow;
import io.scitq.store.TaskStore;
import io.scitq.store.UpdateOutcome;
import io.scitq.task.TaskId;
import io.scitq.task.TaskStatus;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks: list, create, look at, change, and the freeze of one of their executions. */
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
  private final TaskStore tasks;
  private final ExecutionStore executions;

  /** Routes over these stores. */
  public TaskRoutes(RestSetup setup, TaskStore tasks, ExecutionStore executions) {
    this.setup = setup;
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
        .get("/tasks/:id/freeze/:execution", this::freeze)
        .close();
  }

  private RestReply list(RestRequest request) {
    Criteria<TaskField> criteria = FILTERS.criteria(request.filters());
    Map<TaskId, List<Integer>> required = tasks.requirements(criteria);
    return RestReply.rows(
        new TaskPages(
            tasks,
            criteria,
            row -> WireJson.task(row, Optional.of(required.getOrDefault(row.id(), List.of())))));
  }

  private RestReply create(RestRequest request) {
    ObjectNode body = request.fields();
    List<Integer> required = required(body).orElse(List.of());
    // the Python server takes a null for the default here, and only here
    body.properties().removeIf(entry -> entry.getValue().isNull());
    Changes<TaskField> fields = checked(WRITABLE.changes(body));
    if (fields.text(TaskField.COMMAND).isEmpty()) {
      throw RestException.invalid("'command' is missing");
    }
    return switch (tasks.create(new NewTask(fields, required), setup.clock().instant())) {
      case TaskCreation.Created(TaskRow task) -> {
        setup.changed().accept(RestSetup.TASK);
        yield RestReply.created(WireJson.task(task, Optional.empty()));
      }
      case TaskCreation.UnknownRequirements(List<Integer> ids) ->
          throw RestException.invalid("Required tasks " + ids + " don't exist");
    };
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
    int id = request.id("id", TYPE);
    return tasks
        .find(new TaskId(id))
        .map(row -> RestReply.ok(WireJson.task(row, Optional.empty())))
        .orElseThrow(() -> RestException.missing(TYPE, Integer.toString(id)));
  }

  private RestReply update(RestRequest request) {
    int id = request.id("id", TYPE);
    ObjectNode body = request.fields();
    Optional<List<Integer>> required = required(body);
    Changes<TaskField> fields = checked(WRITABLE.changes(body));
    return switch (tasks.update(new TaskId(id), fields, required, setup.clock().instant())) {
      case UpdateOutcome.Done<TaskRow>(TaskRow row, boolean changed) -> {
        if (changed) {
          setup.changed().accept(RestSetup.TASK);
        }
        yield RestReply.ok(WireJson.task(row, Optional.empty()));
      }
      case UpdateOutcome.Missing<TaskRow>() ->
          throw RestException.missing(TYPE, Integer.toString(id));
      case UpdateOutcome.Refused<TaskRow>(String message) -> throw RestException.invalid(message);
    };
  }

  private RestReply freeze(RestRequest request) {
    int id = request.id("id", TYPE);
    int execution = request.id("execution", "Execution");
    return switch (executions.freeze(new TaskId(id), execution)) {
      case ExecutionStore.Freeze.Frozen(TaskRow task) ->
          RestReply.ok(WireJson.task(task, Optional.empty()));
      case ExecutionStore.Freeze.Missing() ->
          throw RestException.missing(
              "Task " + id + " or Execution " + execution + " doesn't exist");
      case ExecutionStore.Freeze.NotLinked() ->
          throw RestException.missing("Execution " + execution + " is not linked to Task " + id);
    };
  }

  private static Changes<TaskField> checked(Changes<TaskField> fields) {
    Statuses.check(fields, TaskField.STATUS, TaskStatus.values());
    if (fields.text(TaskField.BATCH).filter(batch -> batch.contains("/")).isPresent()) {
      throw RestException.invalid("'batch' must not contain /");
    }
    return fields;
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
}
