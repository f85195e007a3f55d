package io.scitq.server.http.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scitq.server.dispatch.DispatchPass;
import io.scitq.server.http.BodyReader;
import io.scitq.server.loop.ControlLoop;
import io.scitq.server.loop.Hints;
import io.scitq.server.metrics.LoopMeter;
import io.scitq.server.update.LiveCatalog;
import io.scitq.store.Database;
import io.scitq.store.DispatchStore;
import io.scitq.store.LeaseStore;
import io.scitq.store.PrintedStore;
import io.scitq.store.TaskStore;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The REST routes and the dispatcher over a database, on a port of loopback, with a set clock. */
final class RestServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final Database database = ServerDatabase.fresh();
  final TaskStore tasks = new TaskStore(database);
  final PrintedStore printed = new PrintedStore(database);
  final NotedResults results = new NotedResults();
  final Path rclone = Path.of("target", "rclone-" + UUID.randomUUID() + ".conf");
  private final LiveCatalog catalog = new LiveCatalog();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T00:41:25.056505Z"));
  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  RestServer() {
    RestSetup setup = new RestSetup(work, BodyReader.usual(), now::get, this::hint);
    Router router = Router.router(vertx);
    new RestRoutes(setup, database, catalog, new Hints(vertx), rclone, results)
        .all()
        .forEach(routes -> routes.mount(router));
    HttpServer server = vertx.createHttpServer().requestHandler(router);
    port = join(server.listen(0, "127.0.0.1")).actualPort();
  }

  /** An answer, its JSON decoded. */
  record Answer(int status, JsonNode json, HttpResponse<String> response) {
    String text(String field) {
      return json.path(field).asText();
    }

    int id(String field) {
      return json.path(field).asInt();
    }
  }

  /** Puts offerings on sale. */
  void openMarket() {
    Market.open(database, catalog, now.get());
  }

  void startDispatcher() {
    LoopMeter meter = new LoopMeter(new SimpleMeterRegistry(), "dispatch", now::get);
    DispatchPass pass =
        new DispatchPass(new DispatchStore(database), new LeaseStore(database), "here", meter);
    join(vertx.deployVerticle(new ControlLoop(DispatchPass.PLAN, pass, now::get, meter)));
  }

  void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  Answer get(String path) {
    return get(path, "{}");
  }

  Answer get(String path, String body) {
    return call("GET", path, body);
  }

  Answer put(String path, String body) {
    return call("PUT", path, body);
  }

  Answer post(String path, String body) {
    return call("POST", path, body);
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer call(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer is no JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }

  int port() {
    return port;
  }

  private void hint(String table) {
    vertx.eventBus().publish("scitq.event." + table, table);
  }

  private static <T> T join(io.vertx.core.Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    join(vertx.close());
    work.shutdown();
    client.close();
    database.close();
  }
}
