package io.scitq.server.http;

import io.scitq.api.Problem;
import io.scitq.server.bus.OperationBus;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.Locale;

/** {@code POST /bus/{address}}: a request to a public operation over the event bus. */
final class BusRoutes implements RouteGroup {
  /** The largest request, a list of protofilters, has some hundred bytes. */
  private static final long MAX_BODY_BYTES = 1 << 20;

  private static final String PATH = "/bus/:address";
  private static final String TIMER = "bus.body.timer";

  private final Vertx vertx;
  private final OperationBus bus;
  private final Replies replies;
  private final Duration bodyTimeout;

  /**
   * The routes.
   *
   * @param bodyTimeout to receive a request: a client that sends a byte a second holds nothing for
   *     long
   */
  BusRoutes(Vertx vertx, OperationBus bus, Replies replies, Duration bodyTimeout) {
    this.bodyTimeout = bodyTimeout;
    this.vertx = vertx;
    this.bus = bus;
    this.replies = replies;
  }

  @Override
  public void mount(Router router) {
    // three routes, because Vert.x Web wants a body handler to be the first of its route
    router.route(PATH).handler(this::check).handler(this::startTimer);
    router.route(PATH).handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    router.route(PATH).handler(this::call);
  }

  private void check(RoutingContext context) {
    String address = context.pathParam("address");
    if (!bus.knows(address)) {
      replies.problem(
          context, Problem.of(404, "address-unknown", "there is no operation at this address"));
    } else if (!context.request().method().equals(HttpMethod.POST)) {
      context.response().putHeader(HttpHeaders.ALLOW, "POST");
      replies.problem(
          context, Problem.of(405, "method-not-allowed", "operations are called with POST only"));
    } else if (!isJson(context)) {
      replies.problem(
          context,
          Problem.of(415, "content-type-unsupported", "send Content-Type: application/json"));
    } else {
      context.next();
    }
  }

  /** JSON is demanded even of an empty body: a web page elsewhere cannot send it unasked. */
  private static boolean isJson(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null
        && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  private void startTimer(RoutingContext context) {
    long timer =
        vertx.setTimer(
            bodyTimeout.toMillis(),
            _ -> {
              replies.problem(
                  context, Problem.of(408, "timeout", "the request did not arrive in time"));
              context.request().connection().close();
            });
    context.put(TIMER, timer);
    context.addEndHandler(_ -> vertx.cancelTimer(timer));
    context.next();
  }

  private void call(RoutingContext context) {
    vertx.cancelTimer(context.<Long>get(TIMER));
    String address = context.pathParam("address");
    Buffer body = context.body().buffer();
    bus.request(address, body == null ? Buffer.buffer() : body)
        .onComplete(
            answer -> replies.ok(context, answer),
            failure -> replies.problem(context, bus.problem(address, failure)));
  }
}
