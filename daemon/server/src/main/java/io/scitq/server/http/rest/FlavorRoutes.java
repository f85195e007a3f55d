package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.api.FlavorView;
import io.scitq.server.http.RouteGroup;
import io.scitq.server.operation.ListFlavors;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;

/** What can be bought. */
public final class FlavorRoutes implements RouteGroup {
  private final RestSetup setup;
  private final ListFlavors flavors;

  /** Routes over this operation. */
  public FlavorRoutes(RestSetup setup, ListFlavors flavors) {
    this.setup = setup;
    this.flavors = flavors;
  }

  @Override
  public void mount(Router router) {
    new RestDoor(router, setup, "/flavor").get("/flavor/", this::list).close();
  }

  private RestReply list(RestRequest request) {
    return RestReply.ok(
        WireJson.list(
            flavors.run(FlavorBody.query(request.filters())).items(), FlavorRoutes::flavor));
  }

  private static ObjectNode flavor(FlavorView view) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", view.name())
        .put("provider", view.provider())
        .put("region", view.region())
        .put("cpu", view.cpu())
        .put("ram", view.ram())
        .put("disk", view.disk())
        .put("tags", view.tags())
        .put("gpu", view.gpu())
        .put("gpumem", view.gpumem())
        .put("cost", view.cost())
        .put("eviction", eviction(view))
        .put("available", view.available());
  }

  /** In scitq 1.3 an unknown rate is null. */
  private static @Nullable Integer eviction(FlavorView view) {
    return view.evictionAssumed() ? null : view.eviction();
  }
}
