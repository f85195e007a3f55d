package io.scitq.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.TaskMove.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaskMoveTest {
  /** Table 2.1 of scitq 1.3: from each status to each other one, without a retry left. */
  static List<Arguments> everyPair() {
    return Arrays.stream(TaskStatus.values())
        .flatMap(from ->
            Arrays.stream(TaskStatus.values())
                .filter(to -> to != from)
                .map(to -> Arguments.of(from, to)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void anyStatusMayFollowAnyOther(TaskStatus from, TaskStatus to) {
    assertThat(TaskMove.of(from, to, 0, OptionalInt.empty()))
        .isInstanceOfSatisfying(
            TaskMove.Applied.class,
            applied -> {
              assertThat(applied.status()).isEqualTo(to);
              assertThat(applied.retry()).isZero();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          RUNNING  | FAILED  | 0 | - | FAILED  | 0
          RUNNING  | FAILED  | 3 | - | PENDING | 2
          RUNNING  | FAILED  | 3 | 0 | FAILED  | 0
          RUNNING  | FAILED  | 0 | 5 | PENDING | 4
          PENDING  | FAILED  | 1 | - | PENDING | 0
          ACCEPTED | FAILED  | 1 | - | PENDING | 0
          RUNNING  | PENDING | 3 | - | PENDING | 3
          FAILED   | PENDING | 0 | 2 | PENDING | 2
          DEBUG    | PENDING | 1 | - | PENDING | 1
          RUNNING  | SUCCEEDED | 2 | - | SUCCEEDED | 2
          """)
  void aFailureUsesUpARetryAndNothingElseDoes(
      TaskStatus from, TaskStatus to, int retry, @Nullable Integer asked, TaskStatus is, int left) {
    OptionalInt newRetry = asked == null ? OptionalInt.empty() : OptionalInt.of(asked);

    assertThat(TaskMove.of(from, to, retry, newRetry))
        .isInstanceOfSatisfying(
            TaskMove.Applied.class,
            applied -> {
              assertThat(applied.status()).isEqualTo(is);
              assertThat(applied.retry()).isEqualTo(left);
            });
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void stopsWhatTheTaskHasUnderWay(TaskStatus from, TaskStatus to) {
    Effect expected =
        switch (from) {
          case RUNNING -> Effect.KILL_RUNNING;
          case ASSIGNED, ACCEPTED ->
              List.of(TaskStatus.ASSIGNED, TaskStatus.ACCEPTED, TaskStatus.RUNNING).contains(to)
                  ? Effect.NONE
                  : Effect.CANCEL_HELD; // scitq 1.3 let it run a second time
          case PAUSED, WAITING, PENDING, FAILED, SUCCEEDED, DEBUG -> Effect.NONE;
        };

    assertThat(TaskMove.of(from, to, 0, OptionalInt.empty()))
        .isEqualTo(new TaskMove.Applied(to, 0, expected));
  }

  @ParameterizedTest
  @EnumSource(TaskStatus.class)
  void changesNothingWhenTheStatusIsTheSame(TaskStatus status) {
    assertThat(TaskMove.of(status, status, 3, OptionalInt.of(1)))
        .isEqualTo(new TaskMove.Unchanged());
  }
}
