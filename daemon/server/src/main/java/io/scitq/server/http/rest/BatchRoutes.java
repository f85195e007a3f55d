package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.api.BatchQuery;
import io.scitq.api.BatchView;
import io.scitq.server.http.RouteGroup;
import io.scitq.server.operation.DeleteBatches;
import io.scitq.server.operation.ListBatches;
import io.scitq.server.operation.ResumeBatches;
import io.scitq.server.operation.StopBatches;
import io.vertx.ext.web.Router;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches: list, stop, go, delete. An unknown batch is no mistake, as in scitq 1.3. */
public final class BatchRoutes implements RouteGroup {
  /** Beyond the real-time signals of Linux. */
  private static final int MAX_SIGNAL = 64;

  private final RestSetup setup;
  private final ListBatches list;
  private final StopBatches stop;
  private final ResumeBatches resume;
  private final DeleteBatches delete;

  /** Routes over these operations. */
  public BatchRoutes(
      RestSetup setup,
      ListBatches list,
      StopBatches stop,
      ResumeBatches resume,
      DeleteBatches delete) {
    this.setup = setup;
    this.list = list;
    this.stop = stop;
    this.resume = resume;
    this.delete = delete;
  }

  @Override
  public void mount(Router router) {
    new RestDoor(router, setup, "/batch")
        .get("/batch/", this::list)
        .put("/batch/:name/stop", this::stop)
        .put("/batch/:name/go", this::resume)
        .delete("/batch/:name", this::delete)
        .close();
  }

  private RestReply list(RestRequest request) {
    return RestReply.ok(WireJson.list(list.run(new BatchQuery(null)).items(), BatchRoutes::batch));
  }

  private RestReply stop(RestRequest request) {
    stop.one(name(request), signal(request));
    return RestReply.result("Ok");
  }

  private RestReply resume(RestRequest request) {
    resume.one(name(request), signal(request));
    return RestReply.result("Ok");
  }

  private RestReply delete(RestRequest request) {
    delete.one(name(request));
    return RestReply.result("Ok");
  }

  private static String name(RestRequest request) {
    return WireValue.text("batch", JsonNodeFactory.instance.textNode(request.part("name")));
  }

  private static int signal(RestRequest request) {
    ObjectNode body = request.filters();
    WorkerChecks.refuseOthers(body, List.of("signal"));
    JsonNode node = body.path("signal");
    if (node.isMissingNode() || node.isNull()) {
      return 0;
    }
    int signal = WireValue.integer("signal", node);
    if (signal < 0 || signal > MAX_SIGNAL) {
      throw RestException.invalid("'signal' must be 0 to " + MAX_SIGNAL + ", got " + signal);
    }
    return signal;
  }

  private static ObjectNode batch(BatchView view) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("batch", view.batch())
        .put("pending", number(view.pending()))
        .put("accepted", number(view.accepted()))
        .put("running", number(view.running()))
        .put("failed", number(view.failed()))
        .put("succeeded", number(view.succeeded()))
        .put("workers", view.workers().isEmpty() ? null : String.join(",", view.workers()));
  }

  /** Clients of scitq 1.3 show a null as nothing, and expect it for none. */
  private static @Nullable Long number(long tasks) {
    return tasks == 0 ? null : tasks;
  }
}
