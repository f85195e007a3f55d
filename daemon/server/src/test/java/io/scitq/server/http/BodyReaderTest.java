package io.scitq.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
  private static final int MEGABYTE = 1 << 20;

  private final Vertx vertx = Vertx.vertx();
  private final BodyReader bodies =
      new BodyReader(BodyReader.MAX_BYTES, Duration.ofMillis(300), Duration.ofSeconds(5));
  private final BlockingQueue<Body> read = new LinkedBlockingQueue<>();
  private int port;

  @BeforeEach
  void serve() throws Exception {
    HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
    port = server.listen(0, "127.0.0.1").await(10, TimeUnit.SECONDS).actualPort();
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private void answer(HttpServerRequest request) {
    bodies
        .read(request, BodyReader.MAX_BYTES)
        .onComplete(
            body -> {
              read.add(body);
              request.response().end("" + body.bytes().length);
            },
            failure -> {
              BodyException known = (BodyException) failure;
              if (known.reason() != BodyException.Reason.BROKEN) {
                request.response().setStatusCode(500).end(known.reason().name());
              }
            });
  }

  /** A request whose connection stays open; its body is sent by the test. */
  private Socket request(String headers) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(10_000);
    String head = "POST / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  private static String answer(Socket socket, String until) throws IOException {
    StringBuilder text = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int next = in.read(); next >= 0 && text.indexOf(until) < 0; next = in.read()) {
      text.append((char) next);
      if (text.indexOf(until) >= 0) {
        return text.toString();
      }
    }
    return text.toString();
  }

  @Test
  void readsAnAnnouncedBodyAndHoldsItUntilItIsClosed() throws Exception {
    try (Socket socket = request("Content-Length: " + MEGABYTE)) {
      send(socket, "x".repeat(MEGABYTE).getBytes(US_ASCII));
      Body body = read.poll(10, TimeUnit.SECONDS);

      assertThat(body.bytes()).hasSize(MEGABYTE).containsOnly('x');
      assertThat(bodies.held()).isEqualTo(MEGABYTE);
      body.close();
      assertThat(bodies.held()).isZero();
    }
  }

  @Test
  void readsABodyInChunksOfAnyLength() throws Exception {
    try (Socket socket = request("Transfer-Encoding: chunked")) {
      for (int i = 0; i < 30; i++) {
        send(socket, ("186a0\r\n" + "é".repeat(50_000) + "\r\n").getBytes(UTF_8));
      }
      send(socket, "0\r\n\r\n".getBytes(US_ASCII));
      Body body = read.poll(10, TimeUnit.SECONDS);

      assertThat(new String(body.bytes(), UTF_8)).isEqualTo("é".repeat(1_500_000));
      body.close();
      assertThat(bodies.held()).isZero();
    }
  }

  @Test
  void asksForTheBodyOfAClientThatWaitsToBeAsked() throws Exception {
    try (Socket socket = request("Content-Length: 3\r\nExpect: 100-continue")) {
      assertThat(answer(socket, "\r\n\r\n")).contains("100 Continue");
      send(socket, "abc".getBytes(US_ASCII));
      assertThat(read.poll(10, TimeUnit.SECONDS).bytes()).containsExactly('a', 'b', 'c');
    }
  }

  @Test
  void aRequestWithoutABodyHoldsNothing() throws Exception {
    try (Socket socket = request("X: y")) {
      assertThat(answer(socket, "\r\n\r\n0")).contains("200 OK");
      assertThat(bodies.held()).isZero();
    }
  }

  @Test
  void refusesWhatIsTooLargeBeforeReadingIt() throws Exception {
    try (Socket socket = request("Content-Length: " + (BodyReader.MAX_BYTES + 1))) {
      assertThat(answer(socket, "TOO_LARGE")).contains("TOO_LARGE");
      assertThat(bodies.held()).isZero();
    }
  }

  @Test
  void aLargeBodyWaitsForOthersAndASmallOneDoesNot() throws Exception {
    try (Socket first = request("Content-Length: " + BodyReader.MAX_BYTES)) {
      // requests of two connections are read in any order
      await().atMost(Duration.ofSeconds(10)).until(() -> bodies.held() >= BodyReader.MAX_BYTES);
      try (Socket second = request("Content-Length: " + MEGABYTE);
          Socket ping = request("Content-Length: 4")) {
        send(ping, "ping".getBytes(US_ASCII));

        assertThat(answer(ping, "\r\n\r\n4")).contains("200 OK");
        assertThat(answer(second, "BUSY")).contains("BUSY");
        assertThat(first.isClosed()).isFalse();
      }
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> bodies.held() <= 4);
  }

  @Test
  void aClientThatGoesAwayGivesItsMemoryBack() throws Exception {
    Socket socket = request("Content-Length: " + 20 * MEGABYTE);
    send(socket, new byte[MEGABYTE]);
    await().atMost(Duration.ofSeconds(10)).until(() -> bodies.held() == 20L * MEGABYTE);

    socket.close();

    await().atMost(Duration.ofSeconds(10)).until(() -> bodies.held() == 0);
    assertThat(read).isEmpty();
  }

  @Test
  void aBodyThatDoesNotArriveIsGivenUp() throws Exception {
    BodyReader hasty =
        new BodyReader(BodyReader.MAX_BYTES, Duration.ofSeconds(5), Duration.ofMillis(50));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request ->
                hasty
                    .read(request, MEGABYTE)
                    .onFailure(failure -> request.response().end(failure.getMessage())));
    port = server.listen(0, "127.0.0.1").await(10, TimeUnit.SECONDS).actualPort();
    try (Socket socket = request("Content-Length: " + MEGABYTE)) {
      assertThat(answer(socket, "LATE")).contains("LATE");
      // the share is given back beside the answer, not before it
      await().atMost(Duration.ofSeconds(10)).until(() -> hasty.held() == 0);
    }
  }
}
