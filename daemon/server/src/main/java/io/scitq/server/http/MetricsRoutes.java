package io.scitq.server.http;

import io.scitq.server.metrics.Meters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;

/** {@code GET /metrics} in Prometheus' text format. */
final class MetricsRoutes implements RouteGroup {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Vertx vertx;
  private final Meters meters;

  MetricsRoutes(Vertx vertx, Meters meters) {
    this.vertx = vertx;
    this.meters = meters;
  }

  @Override
  public void mount(Router router) {
    router.get("/metrics").handler(this::scrape);
  }

  private void scrape(RoutingContext context) {
    Callable<String> scrape = meters::scrape;
    vertx
        .executeBlocking(scrape, false)
        .onComplete(
            text -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(text),
            context::fail);
  }
}
