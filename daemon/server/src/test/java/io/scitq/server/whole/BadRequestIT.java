package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.api.BusAddress;
import io.scitq.server.Daemon;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestIT {
  private static final String CREATE = "/bus/" + BusAddress.RECRUITER_CREATE;

  @TempDir static Path data;
  private static Daemon daemon;
  private static Client client;

  @BeforeAll
  static void start() {
    daemon = WholeSystem.daemon(data, Map.of());
    client = new Client(daemon.address());
  }

  @AfterAll
  static void stop() {
    client.close();
    daemon.close();
  }

  @Test
  void onlyPublicAddressesAreReached() {
    assertThat(client.send("POST", "/bus/scitq.nothing.here", "{}").status()).isEqualTo(404);
    assertThat(client.send("POST", "/bus/scitq.event.task", "{}").status()).isEqualTo(404);
    assertThat(client.send("POST", "/bus/..%2Fmetrics", "{}").status()).isEqualTo(404);
  }

  @Test
  void anotherMethodIsRefused() {
    assertThat(client.send("GET", "/bus/" + BusAddress.FLAVOR_LIST, "").status()).isEqualTo(405);
    assertThat(client.send("DELETE", CREATE, "").status()).isEqualTo(405);
  }

  @Test
  void aBodyTooLargeIsRefused() {
    String body = "{\"batch\":\"" + "x".repeat(2_000_000) + "\"}";

    assertThat(client.send("POST", CREATE, body).status()).isEqualTo(413);
  }

  @Test
  void controlCharactersAreRefusedWhereverANameIsLookedUp() {
    assertThat(client.bus(BusAddress.WORKER_LIST, "batch", "a\u0000").status()).isEqualTo(400);
    assertThat(client.bus(BusAddress.RECRUITER_LIST, "batch", "a\u0000").status()).isEqualTo(400);
    assertThat(client.bus(BusAddress.WORKER_DELETE, "name", "a\u0000").status()).isEqualTo(400);
  }

  @Test
  void anUnknownFieldIsNamed() {
    Answer answer = client.bus(BusAddress.RECRUITER_CREATE, "batch", "b", "flavour", "auto");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().toString()).contains("flavour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{\"batch\":7,\"rank\":\"x\"}",
        "{\"batch\":{},\"rank\":1}",
        "{\"batch\":\"b\",\"rank\":99999999999999}",
        "{\"batch\":\"b\",\"rank\":1.5}",
        "{\"batch\":\"b\",\"rank\":true,\"flavor\":\"auto\",\"concurrency\":1}",
        "{\"batch\":\"a\\u0000b\",\"flavor\":\"auto\",\"concurrency\":1}",
        "{\"batch\":\"a\\nb\",\"flavor\":\"auto\",\"concurrency\":1}",
        "{\"batch\":\"b\",\"flavor\":\"auto\\u0000\",\"concurrency\":1}",
        "{\"batch\":\"b\",\"flavor\":\"auto\",\"concurrency\":0}",
        "{\"batch\":\"b\",\"flavor\":\"auto\",\"concurrency\":1,\"tasks_per_worker\":0}",
        "{\"batch\":\"b\",\"flavor\":\"auto\",\"concurrency\":1,\"tasks_per_worker\":-3}",
        "{\"batch\":\"b\",\"flavor\":\"auto\",\"concurrency\":1,\"maximum_workers\":-1}",
        "{\"batch\":\"\",\"flavor\":\"auto\",\"concurrency\":1}"
      })
  void wrongContentIsRefusedAndChangesNothing(String body) {
    Answer answer = client.send("POST", CREATE, body);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.text("code")).isNotEmpty();
    assertThat(answer.text("message")).isNotEmpty();
    assertThat(client.bus(BusAddress.RECRUITER_LIST).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
        "GET\r\n\r\n",
        "POST /bus/scitq.flavor.list HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "POST /bus/scitq.flavor.list HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
            + "Content-Length: 6\r\n\r\nhello",
        "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n\u0000: y\r\nConnection: close\r\n\r\n",
        "NONSENSE /bus/scitq.flavor.list HTTP/9.9\r\n\r\n"
      })
  void whatIsNoHttpHurtsNobody(String garbage) throws IOException {
    String address = daemon.address();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(5000);
      OutputStream out = socket.getOutputStream();
      out.write(garbage.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);

      assertThat(answer).doesNotContain("HTTP/1.1 2").doesNotContain("HTTP/1.1 500");
    }

    assertThat(client.send("GET", "/health/ready", "").status()).isEqualTo(200);
  }
}
