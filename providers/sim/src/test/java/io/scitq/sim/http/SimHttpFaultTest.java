package io.scitq.sim.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimFaults;
import io.scitq.sim.cloud.SimTime;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimHttpFaultTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final SimFaults faults = new SimFaults(1, SimTime.stepped(Instant.EPOCH));
  private final AtomicInteger handled = new AtomicInteger();
  private SimHttp http;

  private final class PlainVendor implements Vendor {
    @Override
    public String cloud() {
      return "plain";
    }

    @Override
    public List<Route> routes() {
      return List.of(
          Route.of("thing.get", "GET", "/Things/{name}", this::thing),
          Route.of("thing.break", "GET", "/broken", request -> SimResponse.ok(request.json())));
    }

    private SimResponse thing(SimRequest request) {
      handled.incrementAndGet();
      return SimResponse.ok(
          Json.texts("name", request.part("name"), "of", request.parameter("of").orElse("")));
    }

    @Override
    public Optional<SimResponse> refuse(SimRequest request) {
      return Optional.empty();
    }

    @Override
    public SimResponse unknownPath(String method, String path) {
      return SimResponse.empty(404);
    }

    @Override
    public SimResponse tooManyRequests(SimRequest request, Duration retryAfter) {
      return SimResponse.html(429, "slow down");
    }

    @Override
    public SimResponse broken(SimRequest request, int status) {
      return SimResponse.html(status, "broken");
    }

    @Override
    public SimResponse authenticationFailed(SimRequest request) {
      return SimResponse.empty(401);
    }

    @Override
    public SimResponse decorate(SimRequest request, SimResponse response) {
      return response.with("X-Plain", "yes");
    }
  }

  @BeforeEach
  void start() {
    http = SimHttp.start(vertx, new PlainVendor(), faults, new HttpServerOptions());
  }

  @AfterEach
  void stop() {
    http.close();
    vertx.close().await();
    client.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, Duration.ofSeconds(10));
  }

  private HttpResponse<String> get(String path, Duration timeout)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(http.url() + path)).timeout(timeout).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void once(Fault fault) {
    faults.inject(FaultRule.once("plain", "thing.*", fault));
  }

  @Test
  void matchesPathsInAnyCaseAndDecodesParts() throws Exception {
    HttpResponse<String> answer = get("/things/a%2Fb+c?of=x%20y+z");

    assertThat(answer.body()).isEqualTo("{\"name\":\"a/b+c\",\"of\":\"x y z\"}");
    assertThat(answer.headers().firstValue("X-Plain")).contains("yes");
    assertThat(get("/other").statusCode()).isEqualTo(404);
    assertThat(faults.requests("plain", "unknown")).isEqualTo(1);
  }

  @Test
  void asksToWait() throws Exception {
    once(new Fault.TooManyRequests(Duration.ofMillis(1_500)));
    HttpResponse<String> answer = get("/things/a");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    assertThat(get("/things/a").statusCode()).isEqualTo(200);
    assertThat(handled).hasValue(1);
  }

  @Test
  void breaksOnDemand() throws Exception {
    once(new Fault.ServerError(503));
    once(new Fault.AuthenticationFailed());

    assertThat(get("/things/a").statusCode()).isEqualTo(503);
    assertThat(get("/things/a").statusCode()).isEqualTo(401);
    assertThat(handled).hasValue(0);
  }

  @Test
  void answersLate() throws Exception {
    once(new Fault.Slow(Duration.ofMillis(150)));
    long before = System.nanoTime();

    assertThat(get("/things/a").statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(140));
  }

  @Test
  void hangsWithoutDoingAnything() {
    once(new Fault.Hang());

    assertThatThrownBy(() -> get("/things/a", Duration.ofMillis(500)))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(handled).hasValue(0);
  }

  @Test
  void garblesTheBody() throws Exception {
    once(new Fault.MalformedBody());
    HttpResponse<String> answer = get("/things/a");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> Json.read(answer.body())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cutsTheBody() {
    once(new Fault.TruncatedBody());

    assertThatThrownBy(() -> get("/things/a"))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void doesTheActButLosesTheAnswer() {
    once(new Fault.AnswerLost(Duration.ZERO));

    assertThatThrownBy(() -> get("/things/a")).isInstanceOf(IOException.class);
    // the JDK client repeats an idempotent request once on a dropped connection
    assertThat(handled.get()).isBetween(1, 2);
  }

  @Test
  void answersABugWithTheVendorsError() throws Exception {
    assertThat(get("/broken").statusCode()).isEqualTo(500);
    assertThat(get("/things/a").statusCode()).isEqualTo(200);
  }
}
