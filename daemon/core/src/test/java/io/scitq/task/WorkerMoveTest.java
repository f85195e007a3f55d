package io.scitq.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkerMoveTest {
  @Test
  void anyStatusFollowsAnyOtherExceptEvicted() {
    for (WorkerStatus from : WorkerStatus.values()) {
      for (WorkerStatus to : WorkerStatus.values()) {
        if (from == to || from == WorkerStatus.EVICTED) {
          continue;
        }
        assertThat(WorkerMove.of(from, to))
            .as("%s to %s", from, to)
            .isEqualTo(new WorkerMove.Applied(to, to == WorkerStatus.EVICTED));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = WorkerStatus.class,
      names = {"PAUSED", "OFFLINE", "FAILED"})
  void anEvictedWorkerIgnoresEverythingBut(WorkerStatus asked) {
    assertThat(WorkerMove.of(WorkerStatus.EVICTED, asked)).isEqualTo(new WorkerMove.PassedOver());
  }

  @Test
  void anEvictedWorkerBecomesRunningAndGivesNothingBackAgain() {
    assertThat(WorkerMove.of(WorkerStatus.EVICTED, WorkerStatus.RUNNING))
        .isEqualTo(new WorkerMove.Applied(WorkerStatus.RUNNING, false));
  }

  @ParameterizedTest
  @EnumSource(WorkerStatus.class)
  void aRepeatedStatusChangesNothing(WorkerStatus status) {
    assertThat(WorkerMove.of(status, status)).isEqualTo(new WorkerMove.Unchanged());
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING,true,OFFLINE",
    "RUNNING,false,",
    "OFFLINE,true,",
    "OFFLINE,false,RUNNING",
    "PAUSED,true,",
    "PAUSED,false,",
    "FAILED,true,",
    "FAILED,false,",
    "EVICTED,true,",
    "EVICTED,false,",
  })
  void onlyRunningAndOfflineFollowTheClock(WorkerStatus from, boolean silent, WorkerStatus to) {
    WorkerMove expected =
        to == null ? new WorkerMove.Unchanged() : new WorkerMove.Applied(to, false);
    assertThat(WorkerMove.heard(from, silent)).isEqualTo(expected);
  }
}
