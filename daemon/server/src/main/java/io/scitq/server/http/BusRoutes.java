package io.scitq.server.http;

import io.scitq.api.Problem;
import io.scitq.server.bus.OperationBus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** {@code POST /bus/{address}}: a request to a public operation over the event bus. */
final class BusRoutes implements RouteGroup {
  private static final String PATH = "/bus/:address";

  private final OperationBus bus;
  private final Replies replies;
  private final BodyReader bodies;

  BusRoutes(OperationBus bus, Replies replies, BodyReader bodies) {
    this.bus = bus;
    this.replies = replies;
    this.bodies = bodies;
  }

  @Override
  public void mount(Router router) {
    router.route(PATH).handler(this::check).handler(this::receive);
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

  private void receive(RoutingContext context) {
    bodies
        .read(context.request(), bus.maxBytes(context.pathParam("address")))
        .onComplete(body -> call(context, body), failure -> refuse(context, failure));
  }

  /** The body's memory is free again when the operation has ended. */
  private void call(RoutingContext context, Body body) {
    String address = context.pathParam("address");
    bus.request(address, Buffer.buffer(body.bytes()))
        .onComplete(_ -> body.close())
        .onComplete(
            answer -> replies.ok(context, answer),
            failure -> replies.problem(context, bus.problem(address, failure)));
  }

  private void refuse(RoutingContext context, Throwable failure) {
    if (!(failure instanceof BodyException known)) {
      context.fail(failure);
      return;
    }
    switch (known.reason()) {
      case TOO_LARGE -> context.fail(413);
      case BUSY -> {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        last(context, Problem.of(503, "busy", "too many large requests at once, try again later"));
      }
      case LATE -> last(context, Problem.of(408, "timeout", "the request did not arrive in time"));
      case BROKEN -> {} // nobody is there to be told
    }
  }

  private void last(RoutingContext context, Problem problem) {
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
    replies.problem(context, problem);
  }
}
