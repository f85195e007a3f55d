package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.scitq.spi.FetchProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetailCrawlTest {
  private static final Currency USD = Currency.getInstance("USD");

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer server;
  private URI endpoint;

  private record Answer(int status, String retryAfter, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    http.shutdownNow();
  }

  @Test
  void followsThePagesAndTakesEachRowOnce() { // lesson 18
    page("/2", "a", "b");
    page("/3", "b", "c");
    page(null, "c", "d");

    RetailCrawl.Result result = crawl();

    assertThat(sizes(result)).containsExactly("a", "b", "c", "d");
    assertThat(result.problems()).isEmpty();
    assertThat(asked.getFirst())
        .contains("armRegionName eq 'westeurope'", "priceType eq 'Consumption'", "'USD'");
  }

  @Test
  void tellsWhenAPageBringsNothingNew() { // lesson 18
    page("/2", "a", "b");
    page("/3", "a", "b");
    page(null, "c");

    RetailCrawl.Result result = crawl();

    assertThat(sizes(result)).containsExactly("a", "b", "c");
    assertThat(codes(result)).containsExactly("repeated-page");
  }

  @Test
  void endsWhenThePagesGoInACircle() {
    page("/2", "a");
    page("/3", "b");
    page("/2", "c");

    assertThat(codes(crawl())).containsExactly("page-loop");
  }

  @Test
  void followsNoLinkToAnotherHost() {
    answers.add(new Answer(200, "", body("http://localhost:1/api/retail/prices?x=2", "a")));

    RetailCrawl.Result result = crawl();

    assertThat(sizes(result)).containsExactly("a");
    assertThat(codes(result)).containsExactly("foreign-link");
  }

  @Test
  void obeysThrottling() { // lesson 14
    page("/2", "a");
    answers.add(new Answer(429, "17", "{}"));
    page(null, "b");

    RetailCrawl.Result result = crawl();

    assertThat(sizes(result)).containsExactly("a", "b");
    assertThat(result.problems()).isEmpty();
    assertThat(waits).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void throttlingThatLastsEndsTheCrawlAndIsTold() { // lesson 17
    page("/2", "a");
    for (int i = 0; i < 20; i++) {
      answers.add(new Answer(429, "", "{}"));
    }

    RetailCrawl.Result result = crawl();

    assertThat(sizes(result)).containsExactly("a");
    assertThat(result.problems()).extracting(FetchProblem::scope).containsExactly("prices");
    assertThat(codes(result)).containsExactly("throttled");
    assertThat(waits).containsExactly(Duration.ofSeconds(65), Duration.ofSeconds(65));
  }

  @Test
  void aPassingErrorIsTriedAgainAndALastingOneIsTold() { // lesson 17
    answers.add(new Answer(500, "", ""));
    page("/2", "a");
    for (int i = 0; i < 3; i++) {
      answers.add(new Answer(503, "", "<html>"));
    }

    RetailCrawl.Result result = crawl();

    assertThat(sizes(result)).containsExactly("a");
    assertThat(codes(result)).containsExactly("http-503");
  }

  @Test
  void brokenPagesAreTold() { // lesson 17
    for (String body : List.of("<html>", "{}", "{\"Items\":{}}", "{\"Items\":[{\"retail")) {
      answers.add(new Answer(200, "", body));

      assertThat(codes(crawl())).containsExactly("malformed-answer");
    }
  }

  @Test
  void badRowsAreToldAndTheOthersTaken() {
    ObjectNode page = (ObjectNode) tree(null, "a", "b");
    ((ObjectNode) page.path("Items").get(0)).put("retailPrice", "free");
    answers.add(new Answer(200, "", page.toString()));

    RetailCrawl.Result result = crawl();

    assertThat(sizes(result)).containsExactly("b");
    assertThat(codes(result)).containsExactly("bad-row");
  }

  @Test
  void aServiceThatHangsIsLeftAfterTheTimeout() { // lesson 23
    answers.add(new Answer(-1, "", ""));

    RetailCrawl.Result result = crawl(Duration.ofMillis(200));

    assertThat(codes(result)).containsExactly("timeout");
  }

  private RetailCrawl.Result crawl() {
    return crawl(Duration.ofSeconds(20));
  }

  private RetailCrawl.Result crawl(Duration timeout) {
    return new RetailCrawl(
            new RetailClient(http, timeout), endpoint, waits::add, Duration.ofMinutes(3))
        .run("westeurope", USD);
  }

  private void page(String next, String... sizes) {
    answers.add(
        new Answer(200, "", body(next == null ? null : endpoint + "/api/retail" + next, sizes)));
  }

  private static String body(String next, String... sizes) {
    return tree(next, sizes).toString();
  }

  private static ObjectNode tree(String next, String... sizes) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    for (String size : sizes) {
      page.withArray("Items").add(SpotMetersTest.row().put("armSkuName", size));
    }
    return page.put("NextPageLink", next);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestURI().getQuery() == null ? "" : exchange.getRequestURI().getQuery());
    Answer answer = answers.remove();
    if (answer.status() < 0) {
      try {
        end.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return;
    }
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static List<String> sizes(RetailCrawl.Result result) {
    return result.items().stream().map(RetailItem::size).toList();
  }

  private static List<String> codes(RetailCrawl.Result result) {
    return result.problems().stream().map(FetchProblem::code).toList();
  }
}
