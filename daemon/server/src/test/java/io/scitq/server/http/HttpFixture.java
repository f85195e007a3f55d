package io.scitq.server.http;

import io.scitq.server.bus.Failures;
import io.scitq.server.bus.OperationBus;
import io.scitq.server.bus.ToyOperation;
import io.scitq.server.bus.Wire;
import io.scitq.server.config.ListenAddress;
import io.scitq.server.metrics.Meters;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real server on a free port of loopback, and a client. */
final class HttpFixture implements AutoCloseable {
  final Vertx vertx = Vertx.vertx();
  final Meters meters = new Meters();
  final Wire wire = new Wire();
  private final Failures failures = new Failures(_ -> false);
  final OperationBus bus = new OperationBus(vertx, wire, failures, meters.registry(), 8);
  private final HttpClient client = HttpClient.newHttpClient();
  final int port;

  HttpFixture(List<ToyOperation> operations, List<HealthCheck> checks, List<RouteGroup> routes)
      throws Exception {
    bus.register(operations).await(10, TimeUnit.SECONDS);
    HttpServerVerticle server = server(0, checks, routes);
    vertx.deployVerticle(server).await(10, TimeUnit.SECONDS);
    port = server.port();
  }

  HttpServerVerticle server(int onPort, List<HealthCheck> checks, List<RouteGroup> routes) {
    HttpDoors doors =
        new HttpDoors(bus, wire, failures, meters, BodyReader.usual(), checks, routes);
    return new HttpServerVerticle(new ListenAddress("127.0.0.1", onPort), doors);
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path).GET());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return send(
        to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  @Override
  public void close() {
    client.close();
    bus.close();
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    meters.close();
  }
}
