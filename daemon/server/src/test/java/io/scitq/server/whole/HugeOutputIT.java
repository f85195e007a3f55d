package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred megabytes printed by one execution, and a daemon with the heap that it really has. */
class HugeOutputIT {
  private static final String LINE = "0123456789abcde\n";
  private static final int LINES_OF_AN_APPEND = 1_638_400; // 25 MiB
  private static final int APPENDS = 4;
  private static final long CHARACTERS = (long) LINE.length() * LINES_OF_AN_APPEND * APPENDS;

  @TempDir static Path folder;
  private static DaemonProcess daemon;
  private static Client client;
  private static int execution;

  @BeforeAll
  static void print() throws IOException {
    daemon = DaemonProcess.start(folder, Map.of("LOG_LEVEL", "INFO"));
    client = new Client(daemon.address());
    int task = id(client.send("POST", "/tasks/", "{\"command\":\"yes\"}"), "task_id");
    execution =
        id(
            client.send(
                "POST", "/executions/", "{\"task_id\":" + task + ",\"status\":\"running\"}"),
            "execution_id");
    String body = "{\"text\":\"" + LINE.replace("\n", "\\n").repeat(LINES_OF_AN_APPEND) + "\"}";
    for (int n = 0; n < APPENDS; n++) {
      Answer answer = client.send("PUT", "/executions/" + execution + "/output", body);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    daemon.close();
  }

  @Test
  void fourClientsAtOnceReadAllOfIt() throws Exception {
    List<Callable<Long>> readers = new ArrayList<>();
    for (String path :
        List.of(
            "/executions/" + execution,
            "/executions/",
            "/executions/" + execution + "/output",
            "/executions/" + execution)) {
      readers.add(() -> escapedCharacters(path));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Long> read : threads.invokeAll(readers)) {
        assertThat(read.get()).isEqualTo(CHARACTERS + CHARACTERS / LINE.length());
      }
    }
    assertThat(client.send("GET", "/health/ready", "").status()).isEqualTo(200);
    assertThat(daemon.output()).noneMatch(line -> line.contains("OutOfMemory"));
  }

  @Test
  void theBusGivesItPieceByPiece() {
    long position = CHARACTERS - 1_500_000;
    StringBuilder end = new StringBuilder();
    boolean more = true;
    while (more) {
      JsonNode piece =
          client
              .bus(
                  BusAddress.EXECUTION_OUTPUT,
                  "execution_id",
                  execution,
                  "output_position",
                  position + 1)
              .body();
      end.append(piece.path("output").asText());
      position = piece.path("next_output").asLong() - 1;
      more = piece.path("more").asBoolean();
    }
    assertThat(position).isEqualTo(CHARACTERS);
    assertThat(end.length()).isEqualTo(1_500_000);
    assertThat(end.toString()).endsWith(LINE + LINE);
  }

  @Test
  void listsShowItsEnd() {
    Answer list = client.send("GET", "/executions/", "{\"trunc\":20,\"reverse\":true}");

    assertThat(list.body().get(0).path("output").asText()).isEqualTo("cde\n" + LINE);
    JsonNode row = client.bus(BusAddress.EXECUTION_LIST, "trunc", 16).items().getFirst();
    assertThat(row.path("output").asText()).isEqualTo(LINE);
  }

  /** The bytes between the quotes of the output, which nothing of this client's holds. */
  private static long escapedCharacters(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + daemon.address() + path))
            .timeout(Duration.ofSeconds(120))
            .header("Content-Type", "application/json")
            .method("GET", HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      try (InputStream body = answer.body()) {
        return between(body, "\"output\":\"".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static long between(InputStream body, byte[] opening) throws IOException {
    byte[] last = new byte[opening.length];
    while (!Arrays.equals(last, opening)) {
      System.arraycopy(last, 1, last, 0, last.length - 1);
      int read = body.read();
      assertThat(read).isNotNegative();
      last[last.length - 1] = (byte) read;
    }
    long length = 0;
    byte[] part = new byte[1 << 16];
    for (int read = body.read(part); read >= 0; read = body.read(part)) {
      for (int i = 0; i < read; i++) {
        if (part[i] == '"') {
          body.transferTo(OutputStream.nullOutputStream());
          return length;
        }
        length++;
      }
    }
    throw new AssertionError("the text has no end");
  }

  private static int id(Answer answer, String field) {
    return answer.body().path(field).asInt();
  }
}
