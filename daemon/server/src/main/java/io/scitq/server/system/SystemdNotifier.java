package io.scitq.server.system;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the daemon stands (sd_notify). Without systemd it does nothing. Calls return at
 * once: binding libc takes 0.2 s, which must not delay the start.
 */
public final class SystemdNotifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemdNotifier.class);
  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  private final Optional<String> socket;
  private final Optional<Duration> watchdog;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("systemd-notify").factory());
  private Optional<DatagramSocketCalls> calls = Optional.empty();

  /** Reads NOTIFY_SOCKET and WATCHDOG_USEC. */
  public SystemdNotifier(Map<String, String> environment) {
    socket = Optional.ofNullable(environment.get("NOTIFY_SOCKET")).filter(s -> !s.isBlank());
    watchdog =
        Optional.ofNullable(environment.get("WATCHDOG_USEC"))
            .filter(text -> text.matches("[1-9]\\d{0,15}"))
            .map(text -> Duration.of(Long.parseLong(text), ChronoUnit.MICROS));
  }

  /**
   * The daemon serves. When the unit has a watchdog, it is fed from now on at half its period for
   * as long as the daemon is healthy.
   */
  public void ready(String status, BooleanSupplier healthy) {
    tell("READY=1\nSTATUS=" + line(status));
    watchdog.filter(_ -> socket.isPresent()).ifPresent(period -> feed(period, healthy));
  }

  /** One line for {@code systemctl status}. */
  public void status(String status) {
    tell("STATUS=" + line(status));
  }

  /** The daemon has begun to stop. */
  public void stopping() {
    tell("STOPPING=1\nSTATUS=stopping");
  }

  private static String line(String text) {
    return text.replace('\n', ' ');
  }

  private void feed(Duration period, BooleanSupplier healthy) {
    long half = Math.max(1, period.toMillis() / 2);
    thread.scheduleAtFixedRate(
        () -> {
          if (healthy.getAsBoolean()) {
            send("WATCHDOG=1");
          }
        },
        0,
        half,
        TimeUnit.MILLISECONDS);
  }

  private void tell(String text) {
    if (socket.isPresent() && !thread.isShutdown()) {
      thread.execute(() -> send(text));
    }
  }

  private void send(String text) {
    try {
      DatagramSocketCalls bound = calls.orElseGet(DatagramSocketCalls::new);
      calls = Optional.of(bound);
      bound.send(socket.orElseThrow(), text);
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("error", e.getMessage()).log("systemd not notified");
    }
  }

  /** Sends what is still to be sent, within a second. */
  @Override
  public void close() {

    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
