package io.scitq.sim.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.sim.cloud.Dice;
import io.scitq.sim.cloud.Pace;
import io.scitq.sim.cloud.WorkerOptions;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkTest {
  private static final WorkerOptions REAL = WorkerOptions.of(Pace.REAL);
  private final Dice dice = new Dice(3);

  private Work work(String command, WorkerOptions options) {
    return Work.of(command, "task", dice, options);
  }

  @Test
  void sleepsAsLongAsAskedInItsOwnSeconds() {
    assertThat(work("sh -c 'sleep 2.5 && echo'", REAL).duration())
        .isEqualTo(Duration.ofMillis(2_500));
    assertThat(work("sleep 10", REAL.withSecondOfWork(Duration.ofMillis(10))).duration())
        .isEqualTo(Duration.ofMillis(100));
    assertThat(work("fastp -i a.fq", REAL).duration())
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
  }

  @Test
  void endsAsTheCommandSays() {
    assertThat(work("sh -c 'exit 3'", REAL).returnCode()).isEqualTo(3);
    assertThat(work("false", REAL).returnCode()).isEqualTo(1);
    assertThat(work("true", REAL).returnCode()).isZero();
    assertThat(work("exit 0", REAL.withFailureRate(1)).returnCode()).isZero();
  }

  @Test
  void failsAsOftenAsTheRateSays() {
    long failed =
        IntStream.range(0, 1_000)
            .mapToObj(i -> Work.of("x", "task-" + i, dice, REAL.withFailureRate(0.2)))
            .filter(one -> one.returnCode() != 0)
            .count();
    assertThat(failed).isBetween(150L, 250L);
  }
}
