package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.cli.desk.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that refuse, are absent, or talk nonsense. */
class FailureTest {

  @ParameterizedTest
  @CsvSource({"400,2", "422,2", "404,1", "409,1", "500,1", "503,1"})
  void printsAProblemWithItsDetails(int httpStatus, int exitStatus) throws IOException {
    try (FakeServer server = new FakeServer()) {
      server.answers(
          httpStatus,
          """
          {"status": %d, "code": "protofilter-invalid", "message": "wrong filter 'cqu>=8'",
           "details": ["at position 1: found 'cqu'", "did you mean cpu?"]}
          """
              .formatted(httpStatus));

      Run run = Run.of(server, "flavor", "list", "--protofilters", "cqu>=8");

      assertThat(run.status()).isEqualTo(exitStatus);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              """
              scitq-manage: wrong filter 'cqu>=8'
                at position 1: found 'cqu'
                did you mean cpu?
              """);
    }
  }

  @Test
  void saysInOneLineThatTheServerIsDown() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    Run run = Run.with(Map.of(), "-s", "127.0.0.1:" + port, "worker", "list");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(
            "scitq-manage: cannot reach the scitq server at 127.0.0.1:"
                + port
                + " (connection refused). Is scitqd running?")
        .hasLineCount(1);
  }

  @Test
  void saysThatAHostIsUnknown() {
    Run run = Run.with(Map.of("SCITQ_SERVER", "no-such-host.invalid"), "worker", "list");

    assertThat(run.err()).contains("no-such-host.invalid:5000 (unknown host)");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void namesTheTimeoutOfASilentServer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();

      Run run = Run.with(Map.of(), "-s", address, "-t", "1", "worker", "delete", "-i", "1");

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err())
          .contains("no answer from the scitq server at " + address + " within 1 s")
          .contains("-t SECONDS")
          .contains("may have been done all the same")
          .hasLineCount(1);
    }
  }

  @Test
  void countsTheWholeAnswerIntoTheTimeout() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread dripping = Thread.ofVirtual().start(() -> drip(server));

      Run run =
          Run.with(
              Map.of(), "-s", "127.0.0.1:" + server.getLocalPort(), "-t", "1", "worker", "list");

      assertThat(run.err()).contains("within 1 s").doesNotContain("all the same");
      dripping.interrupt();
    }
  }

  private static void drip(ServerSocket server) {
    try (Socket client = server.accept()) {
      OutputStream out = client.getOutputStream();
      while (!Thread.interrupted()) {
        out.write("H".getBytes(StandardCharsets.US_ASCII));
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException clientGone) {
      Thread.currentThread().interrupt();
    }
  }

  /** A server that answers these bytes to one client and closes. */
  private static Run rawAnswer(String answer, String... args) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread thread =
          Thread.ofVirtual()
              .start(() -> {
                try (Socket client = server.accept()) {
                  assertThat(client.getInputStream().read(new byte[4096])).isPositive();
                  client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                } catch (IOException failure) {
                  throw new AssertionError(failure);
                }
              });
      Run run = Run.with(Map.of("SCITQ_SERVER", "127.0.0.1:" + server.getLocalPort()), args);
      assertThat(thread.isInterrupted()).isFalse();
      return run;
    }
  }

  @Test
  void saysThatTheConnectionBroke() throws IOException {
    Run run = rawAnswer("", "recruiter", "delete", "-b", "B");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("broke before the answer was complete (no answer)")
        .contains("look before you repeat it");
  }

  @Test
  void doesNotTakeHalfAnAnswerForAWholeOne() throws IOException {
    Run run =
        rawAnswer("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"items\":[]}", "worker", "list");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("the answer ended early");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200 OK\r\n\r\n<html>",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 404 Not Found\r\n\r\nNot Found",
        "HTTP/1.1 500 Oops\r\n\r\n{\"error\": 1}",
        "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"
      })
  void saysThatSomethingElseAnswered(String answer) throws IOException {
    Run run = rawAnswer(answer, "worker", "list");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("but not as a scitqd server does").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"items\": 3}", "{\"items\": [1]}", "null"})
  void saysThatTheFormIsUnknown(String answer) throws IOException {
    try (FakeServer server = new FakeServer()) {
      server.answers(200, answer);

      Run run = Run.of(server, "worker", "list");

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err())
          .contains("in a form that this scitq-manage does not know")
          .hasLineCount(1);
    }
  }

  @Test
  void readsChunksAndInterimAnswers() throws IOException {
    try (FakeServer server = new FakeServer().inChunks()) {
      server.answers(200, "{\"items\": [{\"batch\": \"" + "x".repeat(9000) + "\"}]}");
      assertThat(Run.of(server, "--json", "recruiter", "list").out()).hasSizeGreaterThan(9000);
    }
    assertThat(
            rawAnswer(
                    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\n\r\n{\"items\":[]}",
                    "--json",
                    "worker",
                    "list")
                .out())
        .isEqualTo("[]\n");
  }

  @Test
  void escapesControlCharactersOfAnError() throws IOException {
    try (FakeServer server = new FakeServer()) {
      server.answers(404, "{\"message\": \"no \\u001b[31m\\nbatch\", \"details\": [\"\\u0007\"]}");

      assertThat(Run.of(server, "worker", "list").err())
          .isEqualTo("scitq-manage: no \\u001b[31m\\nbatch\n  \\u0007\n");
    }
  }

  @Test
  void endsQuietlyWhenNobodyReadsAnyMore() throws IOException {
    assertThat(runInto("Broken pipe")).isEqualTo(0);
    assertThat(runInto("No space left on device")).isEqualTo(1);
  }

  private static int runInto(String failure) throws IOException {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    try (FakeServer server = new FakeServer()) {
      return Main.run(
          List.of("worker", "list"),
          Map.of("SCITQ_SERVER", server.address()),
          new Terminal(broken, OutputStream.nullOutputStream()));
    }
  }
}
