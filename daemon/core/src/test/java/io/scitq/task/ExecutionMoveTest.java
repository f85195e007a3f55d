package io.scitq.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutionMoveTest {
  @ParameterizedTest
  @CsvSource({
    "PENDING,ACCEPTED,ASSIGNED,2,ACCEPTED,2",
    "PENDING,RUNNING,ASSIGNED,2,RUNNING,2",
    "PENDING,SUCCEEDED,ASSIGNED,2,SUCCEEDED,2",
    "PENDING,REFUSED,ASSIGNED,2,PENDING,2",
    // scitq 1.3 gave such a task out again for ever
    "PENDING,FAILED,ASSIGNED,2,PENDING,1",
    "PENDING,FAILED,ASSIGNED,0,FAILED,0",
    "ACCEPTED,RUNNING,ACCEPTED,2,RUNNING,2",
    "ACCEPTED,SUCCEEDED,ACCEPTED,2,SUCCEEDED,2",
    "ACCEPTED,FAILED,ACCEPTED,0,FAILED,0",
    // a failed download is a failure as any other
    "ACCEPTED,FAILED,ACCEPTED,1,PENDING,0",
    // no second execution while a restarted worker fetches the first
    "ACCEPTED,PENDING,ACCEPTED,2,ASSIGNED,2",
    // scitq 1.3 left the task accepted for ever
    "ACCEPTED,REFUSED,ACCEPTED,2,PENDING,2",
    "RUNNING,SUCCEEDED,RUNNING,2,SUCCEEDED,2",
    "RUNNING,FAILED,RUNNING,2,PENDING,1",
    "RUNNING,FAILED,RUNNING,0,FAILED,0",
    "PENDING,ACCEPTED,PAUSED,2,PAUSED,2",
    "ACCEPTED,PENDING,PAUSED,2,PAUSED,2",
    "ACCEPTED,REFUSED,PAUSED,2,PAUSED,2",
    "ACCEPTED,RUNNING,PAUSED,2,RUNNING,2",
  })
  void movesTheTaskAlong(
      ExecutionStatus from,
      ExecutionStatus to,
      TaskStatus task,
      int retry,
      TaskStatus becomes,
      int left) {
    assertThat(ExecutionMove.of(from, to, task, retry))
        .isEqualTo(new ExecutionMove.Allowed(becomes, left));
  }

  @ParameterizedTest
  @EnumSource(ExecutionStatus.class)
  void ignoresARepeatedReport(ExecutionStatus status) {
    assertThat(ExecutionMove.of(status, status, TaskStatus.RUNNING, 1))
        .isEqualTo(new ExecutionMove.Ignored());
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING,PENDING",
    "RUNNING,ACCEPTED",
    "RUNNING,REFUSED",
    "FAILED,RUNNING",
    "SUCCEEDED,FAILED",
    "REFUSED,PENDING",
  })
  void refusesToGoBack(ExecutionStatus from, ExecutionStatus to) {
    ExecutionMove move = ExecutionMove.of(from, to, TaskStatus.RUNNING, 1);

    assertThat(move)
        .isEqualTo(
            new ExecutionMove.Refused(
                "an execution cannot go from " + from.label() + " to " + to.label()));
  }

  /** Table 2.2 of scitq 1.3 in full; the last column is what 1.3 makes of it where it differs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "same",
      textBlock =
          """
          PENDING   | PENDING   | ignored   |   | same
          PENDING   | ACCEPTED  | ACCEPTED  | 1 | same
          PENDING   | RUNNING   | RUNNING   | 1 | same
          PENDING   | FAILED    | PENDING   | 0 | pending, retry kept: again and again for ever
          PENDING   | SUCCEEDED | SUCCEEDED | 1 | same
          PENDING   | REFUSED   | PENDING   | 1 | same
          ACCEPTED  | PENDING   | ASSIGNED  | 1 | pending: given to a second worker meanwhile
          ACCEPTED  | ACCEPTED  | ignored   |   | same
          ACCEPTED  | RUNNING   | RUNNING   | 1 | same
          ACCEPTED  | FAILED    | PENDING   | 0 | failed: a download is never tried again
          ACCEPTED  | SUCCEEDED | SUCCEEDED | 1 | same
          ACCEPTED  | REFUSED   | PENDING   | 1 | accepted: stuck for ever
          RUNNING   | PENDING   | refused   |   | same
          RUNNING   | ACCEPTED  | refused   |   | same
          RUNNING   | RUNNING   | ignored   |   | same
          RUNNING   | FAILED    | PENDING   | 0 | same
          RUNNING   | SUCCEEDED | SUCCEEDED | 1 | same
          RUNNING   | REFUSED   | refused   |   | same
          FAILED    | PENDING   | refused   |   | same
          FAILED    | ACCEPTED  | refused   |   | same
          FAILED    | RUNNING   | refused   |   | same
          FAILED    | FAILED    | ignored   |   | same
          FAILED    | SUCCEEDED | refused   |   | same
          FAILED    | REFUSED   | refused   |   | same
          SUCCEEDED | PENDING   | refused   |   | same
          SUCCEEDED | ACCEPTED  | refused   |   | same
          SUCCEEDED | RUNNING   | refused   |   | same
          SUCCEEDED | FAILED    | refused   |   | same
          SUCCEEDED | SUCCEEDED | ignored   |   | same
          SUCCEEDED | REFUSED   | refused   |   | same
          REFUSED   | PENDING   | refused   |   | same
          REFUSED   | ACCEPTED  | refused   |   | same
          REFUSED   | RUNNING   | refused   |   | same
          REFUSED   | FAILED    | refused   |   | same
          REFUSED   | SUCCEEDED | refused   |   | same
          REFUSED   | REFUSED   | ignored   |   | same
          """)
  void decidesEveryPairOfStatuses(
      ExecutionStatus from, ExecutionStatus to, String becomes, @Nullable Integer left) {
    ExecutionMove move = ExecutionMove.of(from, to, TaskStatus.ACCEPTED, 1);

    switch (move) {
      case ExecutionMove.Ignored() -> assertThat(becomes).isEqualTo("ignored");
      case ExecutionMove.Refused(String message) -> {
        assertThat(becomes).isEqualTo("refused");
        assertThat(message).contains(from.label()).contains(to.label());
      }
      case ExecutionMove.Allowed(TaskStatus status, int retry) -> {
        assertThat(status.name()).isEqualTo(becomes);
        assertThat(retry).isEqualTo(left);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ExecutionStatus.class,
      names = {"PENDING", "ACCEPTED"})
  void aPausedTaskStaysPausedWhenItsDownloadFailsAndARetryIsLeft(ExecutionStatus from) {
    assertThat(ExecutionMove.of(from, ExecutionStatus.FAILED, TaskStatus.PAUSED, 2))
        .isEqualTo(new ExecutionMove.Allowed(TaskStatus.PAUSED, 1));
    assertThat(ExecutionMove.of(from, ExecutionStatus.FAILED, TaskStatus.PAUSED, 0))
        .isEqualTo(new ExecutionMove.Allowed(TaskStatus.FAILED, 0));
  }
}
