package io.scitq.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdNotifierTest {
  @Test
  void tellsReadyStatusAndStopping(@TempDir Path folder) throws Throwable {
    Path path = folder.resolve("notify");
    SystemdNotifier notifier = new SystemdNotifier(Map.of("NOTIFY_SOCKET", path.toString()));
    try (DatagramReceiver systemd = new DatagramReceiver(path)) {
      notifier.ready("serving\non 5000", () -> true);
      awaitText(systemd, "READY=1\nSTATUS=serving on 5000");

      notifier.status("60,000 offerings");
      awaitText(systemd, "STATUS=60,000 offerings");

      notifier.stopping();
      notifier.close();
      assertThat(systemd.poll()).isEqualTo("STOPPING=1\nSTATUS=stopping");
    }
  }

  @Test
  void feedsTheWatchdogWhileHealthy(@TempDir Path folder) throws Throwable {
    Path path = folder.resolve("notify");
    AtomicBoolean healthy = new AtomicBoolean(true);
    Map<String, String> environment =
        Map.of("NOTIFY_SOCKET", path.toString(), "WATCHDOG_USEC", "20000");
    try (DatagramReceiver systemd = new DatagramReceiver(path);
        SystemdNotifier notifier = new SystemdNotifier(environment)) {
      notifier.ready("serving", healthy::get);
      awaitText(systemd, "READY=1\nSTATUS=serving");
      awaitText(systemd, "WATCHDOG=1");
      awaitText(systemd, "WATCHDOG=1");

      healthy.set(false);

      await().during(Duration.ofMillis(100)).until(() -> systemd.poll().isEmpty());
    }
  }

  @Test
  void doesNothingWithoutSystemd() {
    try (SystemdNotifier notifier = new SystemdNotifier(Map.of())) {
      notifier.ready("serving", () -> true);
      notifier.stopping();
      assertThat(notifier).isNotNull(); // neither an exception nor libc
    }
  }

  @Test
  void saysWhyASocketCannotBeReached(@TempDir Path folder) {
    DatagramSocketCalls calls = new DatagramSocketCalls();

    assertThatThrownBy(() -> calls.send(folder.resolve("none").toString(), "READY=1"))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("failed with errno 2");
    assertThatThrownBy(() -> calls.send("x".repeat(200), "READY=1"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("not a socket path");
  }

  private static void awaitText(DatagramReceiver systemd, String text) {
    await().until(systemd::poll, text::equals);
  }
}
