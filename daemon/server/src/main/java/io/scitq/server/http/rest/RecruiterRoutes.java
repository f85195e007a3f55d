package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.api.RecruiterKey;
import io.scitq.api.RecruiterView;
import io.scitq.recruit.Recruiter;
import io.scitq.recruit.RecruiterId;
import io.scitq.server.http.RouteGroup;
import io.scitq.server.operation.CreateRecruiter;
import io.scitq.server.operation.DeleteRecruiter;
import io.scitq.server.operation.MatchRecruiters;
import io.scitq.server.operation.UpdateRecruiter;
import io.scitq.store.Criteria;
import io.scitq.store.RecruiterField;
import io.scitq.store.RecruiterStore;
import io.scitq.store.WorkerStore;
import io.vertx.ext.web.Router;
import java.util.EnumSet;
import java.util.List;

/** Recruiters: list, create or replace, change, delete, and the workers they would take over. */
public final class RecruiterRoutes implements RouteGroup {
  private static final WireFields<RecruiterField> FIELDS =
      new WireFields<>(EnumSet.allOf(RecruiterField.class));

  /**
   * What may be done to recruiters.
   *
   * @param create creates or replaces
   * @param update changes
   * @param delete deletes
   * @param match finds workers
   */
  public record Acts(
      CreateRecruiter create,
      UpdateRecruiter update,
      DeleteRecruiter delete,
      MatchRecruiters match) {}

  private final RestSetup setup;
  private final RecruiterStore recruiters;
  private final WorkerStore workers;
  private final Acts acts;

  /** Routes over these stores and operations. */
  public RecruiterRoutes(
      RestSetup setup, RecruiterStore recruiters, WorkerStore workers, Acts acts) {
    this.setup = setup;
    this.recruiters = recruiters;
    this.workers = workers;
    this.acts = acts;
  }

  @Override
  public void mount(Router router) {
    new RestDoor(router, setup, "/recruiter")
        .get("/recruiter/", this::list)
        .post("/recruiter/", this::create)
        .get("/recruiter/match", this::match)
        .get("/recruiter/:batch/:rank", this::find)
        .put("/recruiter/:batch/:rank", this::update)
        .delete("/recruiter/:batch/:rank", this::delete)
        .close();
  }

  private List<Recruiter> asked(RestRequest request) {
    return recruiters.list(FIELDS.criteria(request.filters()));
  }

  private RestReply list(RestRequest request) {
    return RestReply.ok(WireJson.list(asked(request), RecruiterRoutes::recruiter));
  }

  private RestReply match(RestRequest request) {
    return RestReply.ok(
        WireJson.list(
            acts.match().matches(asked(request), workers.list(Criteria.all())), WireJson::worker));
  }

  private RestReply create(RestRequest request) {
    ObjectNode body = request.fields();
    body.properties().removeIf(entry -> entry.getValue().isNull()); // a null is the default
    return RestReply.created(
        recruiter(acts.create().run(RecruiterBody.whole(FIELDS.changes(body)))));
  }

  private RestReply find(RestRequest request) {
    return RestReply.ok(recruiter(require(id(request))));
  }

  private RestReply update(RestRequest request) {
    Recruiter known = require(id(request));
    return RestReply.ok(
        recruiter(
            acts.update().replace(RecruiterBody.changed(known, FIELDS.changes(request.fields())))));
  }

  private RestReply delete(RestRequest request) {
    RecruiterId id = require(id(request)).id();
    return RestReply.ok(recruiter(acts.delete().run(new RecruiterKey(id.batch(), id.rank()))));
  }

  private Recruiter require(RecruiterId id) {
    return recruiters.find(id).orElseThrow(() -> missing(id.batch(), id.rank() + ""));
  }

  private static RecruiterId id(RestRequest request) {
    String batch = request.part("batch");
    String rank = request.part("rank");
    try {
      if (batch.indexOf('\0') < 0) {
        return new RecruiterId(batch, Integer.parseInt(rank));
      }
      throw missing(batch, rank);
    } catch (NumberFormatException e) {
      throw missing(batch, rank);
    }
  }

  private static RestException missing(String batch, String rank) {
    return RestException.missing("Recruiter batch " + batch + " rank " + rank + " doesn't exist");
  }

  private static ObjectNode recruiter(Recruiter row) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("batch", row.id().batch())
            .put("rank", row.id().rank())
            .put("tasks_per_worker", row.tasksPerWorker())
            .put("worker_flavor", row.flavor())
            .put("worker_provider", row.provider().orElse(null))
            .put("worker_region", row.region().orElse(null))
            .put("worker_concurrency", row.concurrency())
            .put("worker_prefetch", row.prefetch())
            .putNull("minimum_tasks")
            .putNull("maximum_workers");
    row.minimumTasks().ifPresent(number -> node.put("minimum_tasks", number));
    row.maximumWorkers().ifPresent(number -> node.put("maximum_workers", number));
    return node;
  }

  private static ObjectNode recruiter(RecruiterView view) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("batch", view.batch())
        .put("rank", view.rank())
        .put("tasks_per_worker", view.tasksPerWorker())
        .put("worker_flavor", view.flavor())
        .put("worker_provider", view.provider())
        .put("worker_region", view.region())
        .put("worker_concurrency", view.concurrency())
        .put("worker_prefetch", view.prefetch())
        .put("minimum_tasks", view.minimumTasks())
        .put("maximum_workers", view.maximumWorkers());
  }
}
