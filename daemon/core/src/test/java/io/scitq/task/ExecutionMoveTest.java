package io.scitq.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
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

  @Test
  void endedExecutionsNeverMove() {
    for (ExecutionStatus from : ExecutionStatus.values()) {
      boolean ended = from.compareTo(ExecutionStatus.RUNNING) > 0;
      for (ExecutionStatus to : ExecutionStatus.values()) {
        boolean refused =
            ExecutionMove.of(from, to, TaskStatus.RUNNING, 1) instanceof ExecutionMove.Refused;
        assertThat(!ended || from == to || refused).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING,RUNNING,0,-1,RUNNING,0,false",
    "RUNNING,PENDING,3,-1,PENDING,3,true",
    "RUNNING,FAILED,3,-1,PENDING,2,true",
    "RUNNING,FAILED,3,0,FAILED,0,true",
    "RUNNING,FAILED,0,5,PENDING,4,true",
    "RUNNING,FAILED,0,-1,FAILED,0,true",
    "FAILED,PENDING,0,2,PENDING,2,false",
    "DEBUG,PENDING,1,-1,PENDING,1,false",
  })
  void clientsMoveTasksFreely(
      TaskStatus from, TaskStatus to, int retry, int asked, TaskStatus is, int left, boolean stop) {
    OptionalInt newRetry = asked < 0 ? OptionalInt.empty() : OptionalInt.of(asked);

    assertThat(TaskMove.of(from, to, retry, newRetry))
        .isEqualTo(new TaskMove.Applied(is, left, stop));
  }

  @ParameterizedTest
  @EnumSource(TaskStatus.class)
  void changesNothingWhenTheStatusIsTheSame(TaskStatus status) {
    assertThat(TaskMove.of(status, status, 3, OptionalInt.of(1)))
        .isEqualTo(new TaskMove.Unchanged());
  }
}
