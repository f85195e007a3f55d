package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that takes connections and never answers. */
class BoundedTest {
  private static final Duration LIMIT = Duration.ofMillis(300);

  private final ServerSocket silent;
  private final AtomicInteger closedByClient = new AtomicInteger();

  BoundedTest() throws IOException {
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  @AfterEach
  void stopServer() throws IOException {
    silent.close();
  }

  @Test
  void aReadOfTheSdkEndsInTimeAndIsCancelled() { // lesson 23
    try (SdkReads reads = new SdkReads(settings())) {
      assertThat(reads.get("/cloud/project")).isEqualTo(lost());
    }

    awaitClosedByClient();
  }

  @Test
  void anActEndsInTimeAndIsCancelled() { // lesson 23
    try (SignedClient acts = new SignedClient(settings(), InstantSource.system())) {
      assertThat(acts.delete("/instance/i-1"))
          .isEqualTo(
              Reply.refused(
                  new ApiError.NotSent(
                      "no-server-time", "cannot read OVH's clock: no answer within 300 ms")));
    }

    awaitClosedByClient();
  }

  @Test
  void thePriceListEndsInTimeAndIsCancelled() { // lesson 23
    try (OvhApi api = new OvhClient(settings(), InstantSource.system())) {
      assertThat(api.catalog()).isEqualTo(lost());
    }

    awaitClosedByClient();
  }

  @Test
  void nobodyThereIsToldFromNoAnswer() throws IOException {
    OvhSettings settings = settings();
    silent.close();

    try (OvhApi api = new OvhClient(settings, InstantSource.system())) {
      assertThat(api.catalog())
          .isEqualTo(
              Reply.refused(new ApiError.NotSent("unreachable", "cannot connect to 127.0.0.1")));
      assertThat(api.quotas()).isInstanceOf(Reply.Refused.class);
    }
  }

  private void awaitClosedByClient() {
    await().atMost(Duration.ofSeconds(10)).until(() -> closedByClient.get() > 0);
  }

  private OvhSettings settings() {
    return TestSettings.of("http://127.0.0.1:" + silent.getLocalPort(), LIMIT);
  }

  private static <T> Reply<T> lost() {
    return Reply.refused(new ApiError.Lost("timeout", "no answer within 300 ms"));
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = silent.accept();
        Thread.ofVirtual().start(() -> waitForEnd(socket));
      }
    } catch (IOException e) {
      assertThat(silent.isClosed()).isTrue();
    }
  }

  private void waitForEnd(Socket socket) {
    try (socket) {
      while (socket.getInputStream().read() >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      assertThat(e).isNotNull();
    }
    closedByClient.incrementAndGet();
  }
}
