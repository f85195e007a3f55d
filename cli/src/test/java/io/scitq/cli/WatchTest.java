package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scitq.cli.bus.ServerAddress;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.ExitStatus;
import io.scitq.cli.desk.Surroundings;
import io.scitq.cli.desk.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Desk desk =
      new Desk(
          "scitq-manage",
          ServerAddress.LOCAL,
          Duration.ofSeconds(1),
          false,
          new Surroundings(Map.of(), Optional.empty()),
          new Terminal(out, err));
  private final AtomicInteger times = new AtomicInteger();

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private int watched(Optional<ScreenSize> size, ToIntFunction<Desk> listing)
      throws InterruptedException {
    AtomicInteger status = new AtomicInteger(-1);
    Watch watch = new Watch(desk, Duration.ofMillis(1), () -> size);
    Thread thread = Thread.ofPlatform().start(() -> status.set(watch.run(listing)));
    await().until(() -> times.get() >= 3 || !thread.isAlive());
    thread.interrupt();
    thread.join();
    return status.get();
  }

  private int list(Desk each) {
    return each.print("row " + times.incrementAndGet() + "\n0123456789abc\nthird\nfourth\n");
  }

  @Test
  void redrawsAsMuchAsTheTerminalShowsAndGivesItBack() throws InterruptedException {
    int status = watched(Optional.of(new ScreenSize(4, 10)), this::list);

    assertThat(status).isZero();
    assertThat(text())
        .startsWith(
            ENTER
                + "\u001b[Hrow 1\u001b[K\r\n0123456789\u001b[K\r\nthird\u001b[K\r\n\u001b[J"
                + "\u001b[Hrow 2\u001b[K\r\n")
        .endsWith(LEAVE)
        .doesNotContain("fourth");
    assertThat(text().split(Pattern.quote(LEAVE), -1)).hasSize(2);
  }

  @Test
  void repeatsPlainlyWhereThereIsNoTerminal() throws InterruptedException {
    watched(Optional.empty(), this::list);

    assertThat(text())
        .startsWith("row 1\n0123456789abc\nthird\nfourth\n\nrow 2\n")
        .doesNotContain("\u001b");
  }

  @Test
  void showsAFailureAndGoesOn() throws InterruptedException {
    watched(
        Optional.of(new ScreenSize(10, 80)),
        each -> times.incrementAndGet() == 1 ? each.notDone("server away") : each.print("back\n"));

    assertThat(text())
        .contains("\u001b[Hscitq-manage: server away\u001b[K")
        .contains("\u001b[Hback\u001b[K");
  }

  @Test
  void endsWhenTheCommandIsWrong() throws InterruptedException {
    int status =
        watched(
            Optional.of(new ScreenSize(10, 80)),
            each -> {
              each.terminal().complain("scitq-manage: no such status");
              return ExitStatus.WRONG_COMMAND;
            });

    assertThat(status).isEqualTo(2);
    assertThat(text()).isEqualTo(ENTER + LEAVE);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("scitq-manage: no such status\n");
  }
}
