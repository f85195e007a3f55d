package io.scitq.server.http;

import io.scitq.api.Problem;
import io.scitq.server.config.ListenAddress;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The HTTP server: bus, health, metrics and the injected routes on one port. */
public final class HttpServerVerticle extends VerticleBase {
  /** Longer than the longest operation (160 s): a connection without any traffic is given up. */
  private static final int IDLE_SECONDS = 180;

  /** Requests under way get so long when the daemon stops. */
  private static final int STOP_SECONDS = 3;

  private static final Map<Integer, Problem> PLAIN =
      Map.of(
          400, Problem.of(400, "request-invalid", "the request cannot be read"),
          404, Problem.of(404, "not-found", "there is nothing at this address"),
          405, Problem.of(405, "method-not-allowed", "this address takes other methods"),
          406, Problem.of(406, "not-acceptable", "answers are JSON"),
          413, Problem.of(413, "request-too-large", "the request is larger than allowed"),
          415, Problem.of(415, "content-type-unsupported", "send Content-Type: application/json"));

  private final ListenAddress address;
  private final HttpDoors doors;
  private final Replies replies;
  private Optional<HttpServer> server = Optional.empty();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  /** A server that is not yet listening. */
  public HttpServerVerticle(ListenAddress address, HttpDoors doors) {
    this.address = address;
    this.doors = doors;
    this.replies = new Replies(doors.wire());
  }

  /** The port it listens on, known once deployed; differs from the asked one only for 0. */
  public int port() {
    return port.join();
  }

  /** Listens; fails with {@link ListenException}. */
  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setTcpNoDelay(true)
            // a step less in the pipeline of every connection; clients make one per request
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setReuseAddress(true)
            .setHttp2ClearTextEnabled(false) // nobody asks for it in clear text
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setMaxInitialLineLength(8192)
            .setMaxHeaderSize(16_384);
    HttpServer created = vertx.createHttpServer(options);
    server = Optional.of(created);
    return created
        .requestHandler(router())
        .listen()
        .recover(failure -> Future.failedFuture(cannotListen(failure)))
        .onSuccess(server -> port.complete(server.actualPort()));
  }

  /** Takes no further connections and lets requests under way end. */
  @Override
  public Future<?> stop() {
    return server
        .<Future<?>>map(running -> running.shutdown(STOP_SECONDS, TimeUnit.SECONDS))
        .orElseGet(Future::succeededFuture);
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.route().handler(new RequestMeter(doors.meters().registry())::handle);
    new HealthRoutes(vertx, doors.checks(), replies).mount(router);
    new MetricsRoutes(vertx, doors.meters()).mount(router);
    new BusRoutes(doors.bus(), replies, doors.bodies()).mount(router);
    doors.routes().forEach(group -> group.mount(router));
    new OpenApiRoutes(vertx, doors.bus()).mount(router);
    new PageRoutes().mount(router);
    PLAIN.forEach((status, problem) ->
        router.errorHandler(status, context -> replies.problem(context, problem)));
    router.errorHandler(500, this::failed);
    return router;
  }

  private void failed(RoutingContext context) {
    Throwable failure =
        context.failure() == null
            ? new IllegalStateException("a route failed without a reason")
            : context.failure();
    replies.problem(context, doors.failures().problem(context.request().path(), failure));
  }

  private ListenException cannotListen(Throwable failure) {
    String reason =
        switch (failure) {
          case BindException e when String.valueOf(e.getMessage()).contains("in use") ->
              "the port is in use by another program; stop that one, or choose another port with"
                  + " --listen HOST:PORT";
          case BindException e when String.valueOf(e.getMessage()).contains("assign") ->
              "this machine has no such address";
          case SocketException e when String.valueOf(e.getMessage()).contains("ermission") ->
              "ports below 1024 need root; choose another one with --listen HOST:PORT";
          case UnknownHostException _, UnresolvedAddressException _ ->
              "there is no host of that name";
          default -> String.valueOf(failure.getMessage());
        };
    return new ListenException("cannot listen on " + address + ": " + reason, failure);
  }
}
