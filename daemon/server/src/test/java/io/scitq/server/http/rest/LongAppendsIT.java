package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scitq.server.http.rest.RestServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongAppendsIT {
  private final RestServer server = new RestServer();
  private int execution;

  @BeforeAll
  void run() {
    int task = server.post("/tasks/", "{\"command\":\"true\"}").id("task_id");
    execution =
        server
            .post("/executions/", "{\"task_id\":" + task + ",\"status\":\"running\"}")
            .id("execution_id");
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void aTextLongerThanAnyOtherBodyIsKeptWhole() {
    String line = "{\"0123456789 é\"}\n";
    String text = line.repeat(2_600_000); // 47 MB, more than other bodies may have

    Answer answer = append("output", "{\"text\":" + quoted(text) + "}");

    assertThat(answer.json()).hasToString("{\"result\":\"Ok\"}");
    assertThat(count("char_length(output)")).isEqualTo(text.length());
    assertThat(ServerDatabase.value(server.database, "SELECT md5(output) FROM execution"))
        .isEqualTo(
            ServerDatabase.value(
                server.database, "SELECT md5(repeat('{\"0123456789 é\"}' || chr(10), 2600000))"));
  }

  @Test
  void aWrongLongBodyIsRefusedAndNothingIsKept() {
    String body = "{\"text\":\"" + "x".repeat(3 << 20) + "\",\"more\":1}";

    Answer answer = append("error", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message")).contains("Unknown field 'more'");
    assertThat(append("error", body.substring(0, 2 << 20)).status()).isEqualTo(400);
    assertThat(count("coalesce(char_length(error), 0)")).isZero();
  }

  @Test
  void unknownExecutionsArePassedOverAndWrongIdsAreNot() {
    String body = "{\"text\":\"" + "x".repeat(2 << 20) + "\"}";

    assertThat(server.put("/executions/4711/output", body).status()).isEqualTo(200);
    assertThat(server.put("/executions/one/output", body).status()).isEqualTo(404);
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      String head =
          "PUT /executions/1/output HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 600000000\r\n\r\n{\"text\":";
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(answer).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void aClientThatLeavesInTheMiddleLeavesNothing() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      String head =
          "PUT /executions/"
              + execution
              + "/error HTTP/1.1\r\nHost: x\r\n"
              + "Content-Type: application/json\r\nContent-Length: 5000000\r\n\r\n{\"text\":\"";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write("x".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }
    assertThat(server.get("/executions/" + execution).status()).isEqualTo(200);
    assertThat(count("coalesce(char_length(error), 0)")).isZero();
  }

  @Test
  void closesTheConnectionWhenTheDatabaseIsAway() {
    try (RestServer other = new RestServer()) {
      other.database.close();
      String body = "{\"text\":\"" + "x".repeat(2 << 20) + "\"}";
      assertThatThrownBy(() -> other.put("/executions/1/output", body))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  private Answer append(String stream, String body) {
    return server.send(
        server
            .request("/executions/" + execution + "/" + stream)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  private int count(String what) {
    return Integer.parseInt(
        ServerDatabase.value(
            server.database,
            "SELECT " + what + " FROM execution WHERE execution_id = " + execution));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
