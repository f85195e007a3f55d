package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.server.http.RouteGroup;
import io.scitq.store.Changes;
import io.scitq.store.ExecutionField;
import io.scitq.store.ExecutionRow;
import io.scitq.store.ExecutionStore;
import io.scitq.store.UpdateOutcome;
import io.scitq.task.ExecutionStatus;
import io.vertx.ext.web.Router;
import java.util.EnumSet;
import java.util.List;

/** Executions: what their workers report on them, and what they printed. */
public final class ExecutionRoutes implements RouteGroup {
  private static final String TYPE = "Execution";
  private static final List<ExecutionField> PRINTED =
      List.of(ExecutionField.OUTPUT, ExecutionField.ERROR);
  private static final WireFields<ExecutionField> WRITABLE =
      new WireFields<>(
          EnumSet.of(
              ExecutionField.STATUS,
              ExecutionField.RETURN_CODE,
              ExecutionField.PID,
              ExecutionField.OUTPUT,
              ExecutionField.ERROR,
              ExecutionField.OUTPUT_FILES,
              ExecutionField.COMMAND,
              ExecutionField.CONTAINER,
              ExecutionField.CONTAINER_OPTIONS,
              ExecutionField.INPUT,
              ExecutionField.RESOURCE,
              ExecutionField.OUTPUT_FOLDER));

  private final RestSetup setup;
  private final ExecutionStore executions;

  /** Routes over this store. */
  public ExecutionRoutes(RestSetup setup, ExecutionStore executions) {
    this.setup = setup;
    this.executions = executions;
  }

  @Override
  public void mount(Router router) {
    new RestDoor(router, setup, "/executions")
        .get("/executions/:id", this::find)
        .put("/executions/:id", this::update)
        .get("/executions/:id/output", this::texts)
        .put("/executions/:id/output", request -> append(request, ExecutionStore.Stream.OUTPUT))
        .put("/executions/:id/error", request -> append(request, ExecutionStore.Stream.ERROR))
        .put("/executions/:id/output_files", this::outputFiles)
        .close();
  }

  private RestReply find(RestRequest request) {
    int id = id(request);
    return executions
        .find(id)
        .map(row -> RestReply.ok(WireJson.execution(row)))
        .orElseThrow(() -> RestException.missing(TYPE, Integer.toString(id)));
  }

  private RestReply update(RestRequest request) {
    int id = id(request);
    ObjectNode body = request.fields();
    body.remove("freeze"); // asks for a hash of cached tasks, which are not cached here
    PRINTED.forEach(field -> clean(body, field));
    Changes<ExecutionField> fields = WRITABLE.changes(body);
    Statuses.check(fields, ExecutionField.STATUS, ExecutionStatus.values());
    return RestReply.ok(WireJson.execution(apply(id, fields)));
  }

  private RestReply outputFiles(RestRequest request) {
    ObjectNode body = request.fields();
    WorkerChecks.refuseOthers(body, List.of("text"));
    ObjectNode renamed = RestRequest.JSON.createObjectNode();
    renamed.set("output_files", body.path("text").isMissingNode() ? null : body.get("text"));
    apply(id(request), WRITABLE.changes(renamed));
    return RestReply.result("Ok");
  }

  private RestReply append(RestRequest request, ExecutionStore.Stream stream) {
    int id = id(request);
    ObjectNode body = request.fields();
    WorkerChecks.refuseOthers(body, List.of("text"));
    JsonNode text = body.path("text");
    if (!text.isMissingNode() && !text.isNull()) {
      String printed = WireValue.printed("text", text);
      if (!printed.isEmpty()) {
        executions.append(id, stream, printed);
      }
    }
    return RestReply.result("Ok");
  }

  private RestReply texts(RestRequest request) {
    int id = id(request);
    JsonNode data = request.fields().path("data");
    boolean output = data.path("output").asBoolean(true);
    boolean error = data.path("error").asBoolean(true);
    ExecutionStore.Texts texts =
        executions
            .texts(id, position(data, "output_position"), position(data, "error_position"))
            .orElseThrow(() -> RestException.missing(TYPE, Integer.toString(id)));
    ObjectNode answer = RestRequest.JSON.createObjectNode();
    if (output) {
      answer.put("output", texts.output());
    }
    if (error) {
      answer.put("error", texts.error());
    }
    return RestReply.ok(answer);
  }

  private ExecutionRow apply(int id, Changes<ExecutionField> fields) {
    return switch (executions.update(id, fields, setup.clock().instant())) {
      case UpdateOutcome.Done<ExecutionRow>(ExecutionRow row, boolean changed) -> {
        if (changed && fields.text(ExecutionField.STATUS).isPresent()) {
          setup.changed().accept(RestSetup.TASK); // room on the worker, or a task to give again
        }
        yield row;
      }
      case UpdateOutcome.Missing<ExecutionRow>() ->
          throw RestException.missing(TYPE, Integer.toString(id));
      case UpdateOutcome.Refused<ExecutionRow>(String message) ->
          throw RestException.conflict(message);
    };
  }

  private static void clean(ObjectNode body, ExecutionField field) {
    JsonNode text = body.path(field.column());
    if (text.isTextual()) {
      body.put(field.column(), WireValue.printed(field.column(), text));
    }
  }

  private static int position(JsonNode data, String name) {
    JsonNode node = data.path(name);
    return node.isMissingNode() || node.isNull() ? 1 : WireValue.integer(name, node);
  }

  private static int id(RestRequest request) {
    return request.id("id", TYPE);
  }
}
