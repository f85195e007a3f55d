package io.scitq.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.server.bus.ToyOperation;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BusRoutesTest {
  @Test
  void givesUpOnRequestsThatDoNotArrive() throws Exception {
    try (HttpFixture http =
        new HttpFixture(List.of(ToyOperation.echo("scitq.echo")), List.of(), List.of())) {
      Router router = Router.router(http.vertx);
      Replies replies = new Replies(http.wire);
      BodyReader bodies =
          new BodyReader(BodyReader.MAX_BYTES, Duration.ofSeconds(5), Duration.ofMillis(50));
      new BusRoutes(http.bus, replies, bodies).mount(router);
      HttpServer server =
          http.vertx
              .createHttpServer()
              .requestHandler(router)
              .listen(0, "127.0.0.1")
              .await(10, TimeUnit.SECONDS);

      String answer = halfARequest(server.actualPort());

      assertThat(answer).startsWith("HTTP/1.1 408").contains("did not arrive in time");
    }
  }

  /** Promises ten bytes, sends one, and reads until the server closes. */
  private static String halfARequest(int port) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /bus/scitq.echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 10\r\n\r\n{";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
