package io.scitq.server.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /health/live}: the event loop answers. {@code /health/ready}: every check is well. */
final class HealthRoutes implements RouteGroup {
  private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
  private static final long CHECK_TIMEOUT_SECONDS = 2;

  private final Vertx vertx;
  private final List<HealthCheck> checks;
  private final Replies replies;

  HealthRoutes(Vertx vertx, List<HealthCheck> checks, Replies replies) {
    this.vertx = vertx;
    this.checks = List.copyOf(checks);
    this.replies = replies;
  }

  /** An answer of this door. */
  private record Health(String status, List<Check> checks) {}

  /** The state of one thing; the detail is empty when it is up. */
  private record Check(String name, String status, String detail) {}

  @Override
  public void mount(Router router) {
    router
        .get("/health/live")
        .handler(context -> replies.json(context, 200, new Health("up", List.of())));
    router.get("/health/ready").handler(this::ready);
  }

  private void ready(RoutingContext context) {
    List<Future<Check>> running = checks.stream().map(this::run).toList();
    Future.all(running)
        .onComplete(_ -> {
          List<Check> done = running.stream().map(Future::result).toList();
          boolean up = done.stream().allMatch(check -> check.status().equals("up"));
          replies.json(context, up ? 200 : 503, new Health(up ? "up" : "down", done));
        });
  }

  private Future<Check> run(HealthCheck check) {
    Callable<Optional<String>> ask = check::problem;
    return vertx
        .executeBlocking(ask, false)
        .timeout(CHECK_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .map(problem ->
            new Check(check.name(), problem.isEmpty() ? "up" : "down", problem.orElse("")))
        .otherwise(failure -> {
          LOG.atWarn()
              .addKeyValue("check", check.name())
              .addKeyValue("error", String.valueOf(failure.getMessage()))
              .log("health check failed");
          return new Check(check.name(), "down", "gave no answer");
        });
  }
}
