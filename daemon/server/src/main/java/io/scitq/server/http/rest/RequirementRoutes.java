package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.server.http.RouteGroup;
import io.scitq.store.Requirement;
import io.scitq.store.RequirementStore;
import io.scitq.task.TaskId;
import io.vertx.ext.web.Router;
import java.util.List;

/** Requirements: which task waits for which other one. */
public final class RequirementRoutes implements RouteGroup {
  private static final String TYPE = "Requirement";
  private static final int PAGE = 500;

  private final RestSetup setup;
  private final RequirementStore requirements;

  /** Routes over this store. */
  public RequirementRoutes(RestSetup setup, RequirementStore requirements) {
    this.setup = setup;
    this.requirements = requirements;
  }

  @Override
  public void mount(Router router) {
    new RestDoor(router, setup, "/requirement")
        .get("/requirement/", this::list)
        .post("/requirement/", this::create)
        .delete("/requirement/:id", this::delete)
        .close();
  }

  private RestReply list(RestRequest request) {
    return RestReply.rows(
        new RowPages<>(
            PAGE, after -> requirements.page(after, PAGE), Requirement::id, this::requirement));
  }

  private RestReply create(RestRequest request) {
    ObjectNode body = request.fields();
    WorkerChecks.refuseOthers(body, List.of("task_id", "other_task_id"));
    TaskId task = task(body, "task_id");
    TaskId required = task(body, "other_task_id");
    return switch (requirements.add(task, required)) {
      case RequirementStore.Result.Added(Requirement row) -> {
        setup.changed().accept(RestSetup.TASK);
        yield RestReply.created(requirement(row));
      }
      case RequirementStore.Result.NoSuchTask(TaskId unknown) ->
          throw RestException.missing("Task", unknown.toString());
      case RequirementStore.Result.Circle(String message) -> throw RestException.invalid(message);
    };
  }

  private RestReply delete(RestRequest request) {
    int id = request.id("id", TYPE);
    Requirement row =
        requirements
            .delete(id)
            .orElseThrow(() -> RestException.missing(TYPE, Integer.toString(id)));
    setup.changed().accept(RestSetup.TASK);
    return RestReply.ok(requirement(row));
  }

  private static TaskId task(ObjectNode body, String name) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      throw RestException.invalid("'" + name + "' is missing");
    }
    int id = WireValue.integer(name, node);
    if (id < 1) {
      throw RestException.missing("Task", Integer.toString(id));
    }
    return new TaskId(id);
  }

  private ObjectNode requirement(Requirement row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("requirement_id", row.id())
        .put("task_id", row.task().value())
        .put("other_task_id", row.required().value());
  }
}
