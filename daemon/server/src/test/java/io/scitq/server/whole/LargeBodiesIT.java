package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many large requests at once, at a daemon with the heap of the real one. */
class LargeBodiesIT {
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;

  /** {"text": "xxx..."} of so many bytes. */
  private static byte[] printed(int size) {
    byte[] body = new byte[size];
    Arrays.fill(body, (byte) 'x');
    byte[] head = "{\"text\":\"".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, body, 0, head.length);
    body[size - 2] = '"';
    body[size - 1] = '}';
    return body;
  }

  /** [{},{},...]: the worst of what fits into a body. */
  private static byte[] objects(int size) {
    byte[] body = new byte[size / 3 * 3 + 1];
    Arrays.fill(body, (byte) ' ');
    body[0] = '[';
    for (int at = 1; at + 2 < body.length; at += 3) {
      body[at] = '{';
      body[at + 1] = '}';
      body[at + 2] = ',';
    }
    body[body.length - 1] = ']';
    return body;
  }

  @Test
  void manyAtOnceAreAnsweredOrCutAndTheDaemonLives() throws Exception {
    try (DaemonProcess process =
            DaemonProcess.start(folder, Map.of("LOG_LEVEL", "WARN", "SCITQ_TICK_SECONDS", "1"));
        Client client = new Client(process.address());
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      String base = "http://" + process.address();
      client.queue("b", 1, "true");
      List<byte[]> bodies =
          List.of(printed(19 * MEGABYTE), objects(30 * MEGABYTE), printed(5 * MEGABYTE));
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        answers.add(put(http, base + "/executions/1/output", bodies.get(i % bodies.size())));
      }

      assertThat(client.text("/health/live")).as("while they come").contains("up");
      List<Integer> statuses = answers.stream().map(LargeBodiesIT::status).toList();

      // 0: cut without an answer, upon which Python clients wait and send again
      assertThat(statuses)
          .hasSize(24)
          .allMatch(status -> List.of(0, 200, 400, 413).contains(status));
      assertThat(statuses).as("some get through: " + statuses).contains(200);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> client.text("/metrics").contains("scitqd_http_bodies_bytes 0.0"));
      assertThat(client.send("GET", "/tasks/", "{}").body()).hasSize(1);
      assertThat(process.output()).noneMatch(line -> line.contains("OutOfMemory"));
    }
  }

  private static CompletableFuture<Integer> put(HttpClient http, String url, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  private static int status(CompletableFuture<Integer> answer) {
    try {
      return answer.orTimeout(90, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      assertThat(e).hasCauseInstanceOf(IOException.class);
      return 0;
    }
  }
}
