package io.scitq.server.http;

import io.scitq.server.bus.OperationBus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** {@code /openapi.json}, and {@code /swagger.json} where scitq 1.3 has its document. */
final class OpenApiRoutes implements RouteGroup {
  private final Vertx vertx;
  private final OperationBus bus;
  private Optional<Future<String>> document = Optional.empty();

  OpenApiRoutes(Vertx vertx, OperationBus bus) {
    this.vertx = vertx;
    this.bus = bus;
  }

  @Override
  public void mount(Router router) {
    router.get("/openapi.json").handler(context -> send(context, router));
    router.get("/swagger.json").handler(context -> send(context, router));
  }

  private void send(RoutingContext context, Router router) {
    document(router)
        .onSuccess(json ->
            context
                .response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader("x-content-type-options", "nosniff")
                .end(json))
        .onFailure(context::fail);
  }

  /** Made when it is first asked for: most daemons are never asked. */
  private Future<String> document(Router router) {
    if (document.isEmpty()) {
      Set<String> mounted = mounted(router);
      Callable<String> make = () -> OpenApiDocument.load().json(mounted);
      document = Optional.of(vertx.executeBlocking(make, false));
    }
    return document.get();
  }

  private Set<String> mounted(Router router) {
    Set<String> mounted = new TreeSet<>();
    for (Route route : router.getRoutes()) {
      if (route.getMetadata(OPERATION) instanceof String named) {
        mounted.add(named);
      } else if (route.getPath() != null && route.methods() != null) {
        route
            .methods()
            .forEach(
                method -> mounted.add(OpenApiDocument.operation(method.name(), route.getPath())));
      }
    }
    bus.addresses().forEach(address -> mounted.add("POST /bus/" + address));
    return mounted;
  }
}
