package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.server.http.RouteGroup;
import io.scitq.server.operation.ExecutionDesk;
import io.scitq.store.Changes;
import io.scitq.store.ExecutionField;
import io.scitq.store.ExecutionRow;
import io.scitq.store.PrintedExecution;
import io.scitq.store.PrintedStore;
import io.scitq.store.PrintedStream;
import io.scitq.store.PrintedText;
import io.scitq.store.Printing;
import io.vertx.ext.web.Router;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Executions: lists, what their workers report on them, and what they printed. */
public final class ExecutionRoutes implements RouteGroup {
  private static final String TYPE = "Execution";
  private static final List<ExecutionField> PRINTED =
      List.of(ExecutionField.OUTPUT, ExecutionField.ERROR);
  private static final Set<ExecutionField> OF_CREATION =
      EnumSet.of(
          ExecutionField.WORKER_ID,
          ExecutionField.TASK_ID,
          ExecutionField.STATUS,
          ExecutionField.PID,
          ExecutionField.RETURN_CODE,
          ExecutionField.COMMAND,
          ExecutionField.CONTAINER,
          ExecutionField.CONTAINER_OPTIONS,
          ExecutionField.INPUT,
          ExecutionField.OUTPUT_FOLDER,
          ExecutionField.RESOURCE);
  private static final WireFields<ExecutionField> CREATABLE = new WireFields<>(OF_CREATION);
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
  private final ExecutionDesk desk;
  private final PrintedStore printed;
  private final LongTexts texts;

  /** Routes to this desk; lists and outputs are read from the store. */
  public ExecutionRoutes(RestSetup setup, ExecutionDesk desk, PrintedStore printed) {
    this.setup = setup;
    this.desk = desk;
    this.printed = printed;
    texts = new LongTexts(printed);
  }

  @Override
  public void mount(Router router) {
    new LongAppends(setup, printed).mount(router);
    new RestDoor(router, setup, "/executions")
        .get("/executions/", this::list)
        .post("/executions/", this::create)
        .get("/executions/:id", this::find)
        .put("/executions/:id", this::update)
        .put("/executions/:id/delete", this::delete)
        .get("/executions/:id/output", this::texts)
        .put("/executions/:id/output", request -> append(request, PrintedStream.OUTPUT))
        .put("/executions/:id/error", request -> append(request, PrintedStream.ERROR))
        .put("/executions/:id/output_files", this::outputFiles)
        .close();
  }

  private RestReply list(RestRequest request) {
    ExecutionQueryBody query = ExecutionQueryBody.read(request.filters());
    return RestReply.streamed(new ExecutionSource(texts, query.selection(), query.limit()));
  }

  private RestReply create(RestRequest request) {
    ObjectNode body = request.fields();
    body.properties().removeIf(entry -> entry.getValue().isNull());
    Changes<ExecutionField> fields = CREATABLE.changes(body);
    if (fields.number(ExecutionField.TASK_ID).isEmpty()) {
      throw RestException.invalid("'task_id' is missing");
    }
    ExecutionRow row = desk.create(fields);
    return RestReply.created(WireJson.execution(new PrintedExecution(row, null, null, false)));
  }

  private RestReply find(RestRequest request) {
    int id = id(request);
    return show(
        printed.find(id).orElseThrow(() -> RestException.missing(TYPE, Integer.toString(id))));
  }

  /** One execution; an output that is too long to be held is sent in pieces. */
  private RestReply show(PrintedExecution execution) {
    return execution.tooLong()
        ? RestReply.streamed(
            body -> ExecutionSource.writeLong(texts, execution, new Printing.Whole(), body))
        : RestReply.ok(WireJson.execution(execution));
  }

  private RestReply update(RestRequest request) {
    ObjectNode body = request.fields();
    JsonNode node = body.remove("freeze"); // every update of a worker has it
    boolean freeze = node != null && !node.isNull() && WireValue.flag("freeze", node);
    PRINTED.forEach(field -> clean(body, field));
    return show(desk.update(id(request), WRITABLE.changes(body), freeze));
  }

  private RestReply delete(RestRequest request) {
    desk.delete(id(request));
    return RestReply.result("ok");
  }

  private RestReply outputFiles(RestRequest request) {
    ObjectNode body = request.fields();
    WorkerChecks.refuseOthers(body, List.of("text"));
    ObjectNode renamed = RestRequest.JSON.createObjectNode();
    renamed.set("output_files", body.path("text").isMissingNode() ? null : body.get("text"));
    desk.update(id(request), WRITABLE.changes(renamed), false);
    return RestReply.result("Ok");
  }

  private RestReply append(RestRequest request, PrintedStream stream) {
    int id = id(request);
    ObjectNode body = request.fields();
    WorkerChecks.refuseOthers(body, List.of("text"));
    JsonNode text = body.path("text");
    if (!text.isMissingNode() && !text.isNull()) {
      String added = WireValue.printed("text", text);
      if (!added.isEmpty()) {
        printed.append(id, stream, added);
      }
    }
    return RestReply.result("Ok");
  }

  private RestReply texts(RestRequest request) {
    int id = id(request);
    List<OutputSource.Wanted> wanted = OutputSource.wanted(request.fields());
    ObjectNode answer = RestRequest.JSON.createObjectNode();
    boolean more = false;
    for (OutputSource.Wanted one : wanted) {
      PrintedText text = piece(id, one);
      answer.put(one.stream().column(), text.text());
      more |= text.more();
    }
    if (wanted.isEmpty()) {
      piece(id, new OutputSource.Wanted(PrintedStream.OUTPUT, 1)); // it must exist all the same
    }
    return more ? RestReply.streamed(new OutputSource(texts, id, wanted)) : RestReply.ok(answer);
  }

  private PrintedText piece(int id, OutputSource.Wanted wanted) {
    Optional<PrintedText> text = printed.piece(id, wanted.stream(), wanted.from(), LongTexts.SHORT);
    return text.orElseThrow(() -> RestException.missing(TYPE, Integer.toString(id)));
  }

  private static void clean(ObjectNode body, ExecutionField field) {
    JsonNode text = body.path(field.column());
    if (text.isTextual()) {
      body.put(field.column(), WireValue.printed(field.column(), text));
    }
  }

  private static int id(RestRequest request) {
    return request.id("id", TYPE);
  }
}
