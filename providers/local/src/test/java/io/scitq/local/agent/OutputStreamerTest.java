package io.scitq.local.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputStreamerTest {
  /** What a call of the server comes to. */
  private enum Fate {
    GOOD,
    /** The connection breaks before anything is done. */
    LOST_REQUEST,
    /** It is done, and the connection breaks. */
    LOST_ANSWER,
    /** It is refused for now. */
    UNAVAILABLE
  }

  @TempDir Path folder;
  private final StringBuilder stored = new StringBuilder();
  private final Random dice = new Random(11);
  private HttpServer http;
  private boolean faulty;
  private int appends;
  private OutputStreamer streamer;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/executions/7/output", this::handle);
    http.start();
    file = Files.createFile(folder.resolve("stdout"));
    AgentLog log = new AgentLog(new PrintStream(System.err, true), InstantSource.system());
    ServerClient client = new ServerClient("127.0.0.1", http.getAddress().getPort());
    streamer = new OutputStreamer(client, 7, "output", file, log);
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  private void handle(HttpExchange call) throws IOException {
    JsonNode body = ServerClient.JSON.readTree(call.getRequestBody().readAllBytes());
    Fate fate = faulty ? Fate.values()[dice.nextInt(Fate.values().length)] : Fate.GOOD;
    String answer = "{\"result\": \"Ok\"}";
    if (fate == Fate.GOOD || fate == Fate.LOST_ANSWER) {
      if (call.getRequestMethod().equals("PUT")) {
        appends++;
        stored.append(body.path("text").textValue());
      } else {
        int position = body.path("data").path("output_position").asInt();
        int from = stored.offsetByCodePoints(0, position - 1);
        answer = ServerClient.body().put("output", stored.substring(from)).toString();
      }
    }
    if (fate == Fate.LOST_REQUEST || fate == Fate.LOST_ANSWER) {
      call.close();
      return;
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(fate == Fate.GOOD ? 200 : 503, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private void sendAll() throws InterruptedException {
    boolean done = false;
    while (!done) {
      try {
        done = streamer.send(true);
      } catch (IOException tryAgain) {
        assertThat(faulty).as(tryAgain.toString()).isTrue();
      }
    }
  }

  @Test
  void sendsWhatIsNewOnce() throws Exception {
    Files.writeString(file, "one\n");
    assertThat(streamer.send(false)).isTrue();
    assertThat(streamer.send(false)).isTrue();
    Files.writeString(file, "one\ntwo €\n");
    assertThat(streamer.send(true)).isTrue();

    assertThat(stored.toString()).isEqualTo("one\ntwo €\n");
    assertThat(appends).isEqualTo(2);
  }

  @Test
  void nothingIsLostAndNothingComesTwiceWhateverTheConnectionDoes() throws Exception {
    faulty = true;
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < 60; n++) {
      text.append(n).append(" 😀é ").append("x".repeat(dice.nextInt(9000))).append('\n');
      Files.writeString(file, text);
      try {
        streamer.send(false);
      } catch (IOException expected) {
        assertThat(expected).isNotNull(); // the next turn goes on
      }
    }
    sendAll();

    assertThat(stored.toString()).isEqualTo(text.toString());
  }

  @Test
  void aServerThatIsAwayLosesNothing() throws Exception {
    Files.writeString(file, "kept");
    int port = http.getAddress().getPort();
    http.stop(0);
    boolean refused = false;
    try {
      streamer.send(false);
    } catch (IOException away) {
      refused = true;
    }
    assertThat(refused).isTrue();

    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.createContext("/executions/7/output", this::handle);
    http.start();
    sendAll();

    assertThat(stored.toString()).isEqualTo("kept");
  }
}
