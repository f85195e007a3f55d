package io.scitq.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.scitq.server.bus.ToyOperation;
import io.scitq.server.operation.ProblemException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpServerVerticleTest {
  private static final AtomicReference<Optional<String>> DATABASE =
      new AtomicReference<>(Optional.empty());
  private static HttpFixture http;

  /** The state of a database that the test switches. */
  private record DatabaseCheck() implements HealthCheck {
    @Override
    public String name() {
      return "database";
    }

    @Override
    public Optional<String> problem() {
      return DATABASE.get();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    ToyOperation full =
        new ToyOperation(
            "scitq.full",
            key -> {
              throw ProblemException.impossible("full", "no room", List.of("asked 3, free 2"));
            });
    ToyOperation broken =
        new ToyOperation(
            "scitq.broken",
            key -> {
              throw new IllegalStateException("hush");
            });
    RouteGroup extra =
        router -> {
          router.get("/extra/fine").handler(context -> context.end("fine"));
          router
              .get("/extra/broken")
              .handler(context -> {
                throw new IllegalStateException("hush");
              });
        };
    http =
        new HttpFixture(
            List.of(ToyOperation.echo("scitq.echo"), full, broken),
            List.of(new DatabaseCheck()),
            List.of(extra));
  }

  @AfterAll
  static void stop() {
    http.close();
  }

  @Test
  void carriesOperations() throws Exception {
    HttpResponse<String> answer = http.post("/bus/scitq.echo", "{\"batch\": \"é\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"batch\":\"é\"}");
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
  }

  @Test
  void carriesProblems() throws Exception {
    HttpResponse<String> answer = http.post("/bus/scitq.full", "{\"batch\": \"b\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":422,\"code\":\"full\",\"message\":\"no room\","
                + "\"details\":[\"asked 3, free 2\"]}");
    assertThat(http.post("/bus/scitq.echo", "[").statusCode()).isEqualTo(400);
    assertThat(http.post("/bus/scitq.echo", "{\"batsh\": 1}").body())
        .contains("unknown field 'batsh'");
  }

  @Test
  void keepsStacksToItself() throws Exception {
    for (HttpResponse<String> answer :
        List.of(http.post("/bus/scitq.broken", "{\"batch\": \"b\"}"), http.get("/extra/broken"))) {
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .contains("\"code\":\"internal\"", "incident ")
          .doesNotContain("hush")
          .doesNotContain("Exception")
          .doesNotContain("at io.");
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    HttpResponse<String> verb = http.get("/bus/scitq.echo");

    assertThat(http.post("/bus/scitq.event.task", "{}").statusCode()).isEqualTo(404);
    assertThat(http.post("/bus/scitq.event.task", "{}").body()).contains("address-unknown");
    assertThat(http.get("/nothing").body()).contains("\"code\":\"not-found\"");
    assertThat(verb.statusCode()).isEqualTo(405);
    assertThat(verb.headers().firstValue("allow")).contains("POST");
    assertThat(http.post("/metrics", "{}").body()).contains("\"status\":405");
  }

  @Test
  void demandsJson() throws Exception {
    HttpResponse<String> form =
        http.send(
            http.to("/bus/scitq.echo")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"batch\": \"b\"}")));
    HttpResponse<String> none = http.send(http.to("/bus/scitq.echo").POST(BodyPublishers.noBody()));
    HttpResponse<String> charset =
        http.send(
            http.to("/bus/scitq.echo")
                .header("Content-Type", "Application/JSON; charset=UTF-8")
                .POST(BodyPublishers.ofString("{\"batch\": \"b\"}")));

    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(none.statusCode()).isEqualTo(415);
    assertThat(charset.statusCode()).isEqualTo(200);
  }

  @Test
  void boundsBodies() throws Exception {
    String large = "{\"batch\": \"" + "x".repeat(2 << 20) + "\"}";
    HttpResponse<String> chunked =
        http.send(
            http.to("/bus/scitq.echo")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArray(large.getBytes(StandardCharsets.UTF_8)))));

    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(chunked.body()).contains("request-too-large");
    assertThat(http.post("/bus/scitq.echo", "{\"batch\": \"b\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void mountsInjectedRoutes() throws Exception {
    assertThat(http.get("/extra/fine").body()).isEqualTo("fine");
  }

  @Test
  void tellsWhetherItIsReady() throws Exception {
    assertThat(http.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(http.get("/health/ready").body())
        .isEqualTo(
            "{\"status\":\"up\",\"checks\":"
                + "[{\"name\":\"database\",\"status\":\"up\",\"detail\":\"\"}]}");

    DATABASE.set(Optional.of("connection refused"));
    try {
      HttpResponse<String> down = http.get("/health/ready");
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).contains("\"status\":\"down\"", "connection refused");
      assertThat(http.get("/health/live").statusCode()).isEqualTo(200);
    } finally {
      DATABASE.set(Optional.empty());
    }
  }

  @Test
  void showsMetersOfJvmProcessBusAndDoors() throws Exception {
    http.post("/bus/scitq.echo", "{\"batch\": \"b\"}");

    await()
        .untilAsserted(() ->
            assertThat(http.get("/metrics").body())
                .contains(
                    "jvm_memory_used_bytes",
                    "process_resident_memory_bytes",
                    "process_uptime_seconds",
                    "scitqd_bus_operation_seconds_count{address=\"scitq.echo\","
                        + "outcome=\"success\"}",
                    "scitqd_http_request_seconds_count{door=\"bus\",status=\"2xx\"}"));
  }

  @Test
  void saysPlainlyThatThePortIsInUse() {
    HttpServerVerticle second = http.server(http.port, List.of(), List.of());

    assertThatThrownBy(() -> http.vertx.deployVerticle(second).await(10, TimeUnit.SECONDS))
        .isInstanceOf(ListenException.class)
        .hasMessage(
            "cannot listen on 127.0.0.1:"
                + http.port
                + ": the port is in use by another program; stop that one, or choose another port"
                + " with --listen HOST:PORT");
  }

  @Test
  void survivesGarbage() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", http.port)) {
      OutputStream out = socket.getOutputStream();
      out.write("\u0016\u0003\u0001 nonsense\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.setSoTimeout(10_000);
      InputStream in = socket.getInputStream();
      String answer = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
      assertThat(answer).isEqualTo("HTTP/1.0 400");
    }
    assertThat(http.get("/health/live").statusCode()).isEqualTo(200);
  }
}
