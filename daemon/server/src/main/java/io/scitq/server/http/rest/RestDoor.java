package io.scitq.server.http.rest;

import io.scitq.server.http.Body;
import io.scitq.server.http.BodyException;
import io.scitq.server.http.BodyReader;
import io.scitq.server.http.RouteGroup;
import io.scitq.server.operation.ProblemException;
import io.scitq.store.TransientFailure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mounts the routes below one prefix and keeps the wire rules of scitq 1.3: JSON always, a missing
 * final slash is redirected, a superfluous one finds nothing, a database that is away closes the
 * connection, because that is what makes Python clients wait and send again.
 */
final class RestDoor {
  private static final Logger LOG = LoggerFactory.getLogger(RestDoor.class);

  /** Whole outputs and lists of thousands of ids come in one body. */
  private static final int MAX_BODY_BYTES = BodyReader.MAX_BYTES;

  private final Router router;
  private final RestSetup setup;
  private final String prefix;
  private final Set<String> paths = new LinkedHashSet<>();

  RestDoor(Router router, RestSetup setup, String prefix) {
    this.router = router;
    this.setup = setup;
    this.prefix = prefix;
    router.routeWithRegex("^" + prefix + "/.*$").handler(RestDoor::checkContentType);
  }

  /** What a route does, on a virtual thread. */
  interface Handler {
    RestReply handle(RestRequest request);
  }

  RestDoor get(String path, Handler handler) {
    return on(HttpMethod.GET, path, handler);
  }

  RestDoor put(String path, Handler handler) {
    return on(HttpMethod.PUT, path, handler);
  }

  RestDoor post(String path, Handler handler) {
    return on(HttpMethod.POST, path, handler);
  }

  RestDoor delete(String path, Handler handler) {
    return on(HttpMethod.DELETE, path, handler);
  }

  /** Answers everything else below the prefix. */
  void close() {
    for (String path : paths) {
      router
          .routeWithRegex(regex(path))
          .handler(context ->
              send(
                  context,
                  RestReply.failure(405, "The method is not allowed for the requested URL.")));
    }
    router.routeWithRegex("^" + prefix + "$").handler(this::addSlash);
    router
        .routeWithRegex("^" + prefix + "/.*$")
        .handler(context -> send(context, RestReply.failure(404, "There is nothing at this URL.")));
  }

  private RestDoor on(HttpMethod method, String path, Handler handler) {
    paths.add(path);
    router
        .routeWithRegex(method, regex(path))
        .putMetadata(
            RouteGroup.OPERATION, method.name() + " " + path.replaceAll(":([a-z]+)", "{$1}"))
        .handler(context -> accept(context, handler));
    return this;
  }

  /** {@code /workers/:id} to a pattern that takes no slash at the end unless the path has one. */
  private static String regex(String path) {
    return "^" + path.replaceAll(":([a-z]+)", "(?<$1>[^/]+)") + "$";
  }

  private static void checkContentType(RoutingContext context) {
    HttpServerRequest request = context.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean body =
        request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
            || (length != null && !length.equals("0"));
    if (body && !isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      send(context, failure(RestException.mediaType()));
    } else {
      context.next();
    }
  }

  static boolean isJson(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  private void accept(RoutingContext context, Handler handler) {
    setup
        .bodies()
        .read(context.request(), MAX_BODY_BYTES)
        .onComplete(body -> work(context, handler, body), failure -> unreadable(context, failure));
  }

  private void work(RoutingContext context, Handler handler, Body body) {
    RestRequest request = new RestRequest(context.pathParams(), body.bytes(), address(context));
    Context loop = Vertx.currentContext();
    try {
      setup
          .work()
          .execute(() -> {
            Answer answer = answer(context, body, () -> handler.handle(request));
            if (answer.here()) {
              answer.act().run(); // a body of any length is written as its client takes it
            } else {
              loop.runOnContext(ignored -> answer.act().run());
            }
          });
    } catch (RejectedExecutionException e) {
      body.close();
      disconnect(context); // stopping: the client asks again
    }
  }

  /**
   * What is to be done with the response.
   *
   * @param here on this thread, or else on the event loop
   * @param act does it
   */
  record Answer(boolean here, Runnable act) {
    static Answer loop(Runnable act) {
      return new Answer(false, act);
    }
  }

  private static String address(RoutingContext context) {
    SocketAddress address = context.request().remoteAddress();
    String host = address == null ? null : address.hostAddress();
    return host == null ? "" : host;
  }

  /** Does the work; the memory of the request's body is free again before anything is sent. */
  private Answer answer(RoutingContext context, Body body, Supplier<RestReply> work) {
    AtomicReference<Answer> answer = new AtomicReference<>(Answer.loop(() -> disconnect(context)));
    try (body) {
      setup.bodies().work(body, () -> answer.set(answer(context, work)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // stopping: the client asks again
    }
    return answer.get();
  }

  /** What becomes of the work's outcome, whatever it is. */
  static Answer answer(RoutingContext context, Supplier<RestReply> work) {
    try {
      RestReply reply = work.get();
      return reply.source().isPresent()
          ? new Answer(true, () -> stream(context, reply.source().get()))
          : Answer.loop(() -> send(context, reply));
    } catch (RestException e) {
      return Answer.loop(() -> send(context, failure(e)));
    } catch (ProblemException e) {
      return Answer.loop(() -> send(context, failure(RestException.of(e.problem()))));
    } catch (RuntimeException e) {
      if (TransientFailure.causedBy(e)) {
        LOG.atWarn()
            .addKeyValue("path", context.request().path())
            .addKeyValue("error", String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
            .log("database away, connection closed without an answer");
        return Answer.loop(() -> disconnect(context));
      }
      return Answer.loop(() -> context.fail(500, e));
    }
  }

  /** An answer that breaks off in the middle must not look complete: the connection is cut. */
  private static void stream(RoutingContext context, ChunkedBody.Source source) {
    try {
      ChunkedBody body = new ChunkedBody(context.response());
      source.writeTo(body);
      body.end();
    } catch (RuntimeException broken) {
      LOG.atWarn()
          .addKeyValue("path", context.request().path())
          .addKeyValue("error", String.valueOf(broken.getMessage()))
          .log("an answer broke off, connection closed");
      disconnect(context);
    }
  }

  private static RestReply failure(RestException e) {
    return RestReply.failure(e.status(), e.getMessage());
  }

  private static void unreadable(RoutingContext context, Throwable failure) {
    if (!(failure instanceof BodyException known)) {
      context.fail(failure);
      return;
    }
    switch (known.reason()) {
      case TOO_LARGE ->
          send(
              context,
              RestReply.failure(413, "The body is larger than " + MAX_BODY_BYTES + " bytes."));
      case LATE -> send(context, RestReply.failure(408, "The body did not arrive in time."));
      case BUSY, BROKEN -> disconnect(context); // Python clients wait and send again
    }
  }

  static void disconnect(RoutingContext context) {
    context.request().connection().close();
  }

  private void addSlash(RoutingContext context) {
    context.response().putHeader(HttpHeaders.LOCATION, prefix + "/");
    send(context, RestReply.failure(308, "The URL ends with a slash."));
  }

  static void send(RoutingContext context, RestReply reply) {
    if (context.response().ended() || context.response().closed()) {
      return; // the client has gone
    }
    context
        .response()
        .setStatusCode(reply.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(reply.body().toString());
  }
}
