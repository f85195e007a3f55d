package io.scitq.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.TaskId;
import io.scitq.task.TaskMove.Effect;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskRequestTest {
  @ParameterizedTest
  @CsvSource({
    "pending, paused, NONE",
    "failed, pending, NONE",
    "waiting, pending, NONE",
    "running, pending, KILL_RUNNING",
    "running, succeeded, KILL_RUNNING",
    "running, running, NONE",
    "assigned, pending, CANCEL_HELD",
    "accepted, failed, CANCEL_HELD",
    "accepted, running, NONE",
    "assigned, accepted, NONE",
  })
  void followsUpOnWhatTheTaskHeld(String from, String to, Effect effect) {
    Changes<TaskField> asked = Changes.<TaskField>none().with(TaskField.STATUS, to);
    assertThat(TaskRequest.of(task(from, 0), asked).effect()).isEqualTo(effect);
  }

  @ParameterizedTest
  @CsvSource({"0, , failed, 0", "2, , pending, 1", "0, 3, pending, 2", "2, 0, failed, 0"})
  void resolvesAFailureByTheRetriesLeft(int left, Integer asked, String status, int retry) {
    Changes<TaskField> changes = Changes.<TaskField>none().with(TaskField.STATUS, "failed");
    Changes<TaskField> full = asked == null ? changes : changes.with(TaskField.RETRY, asked);
    TaskRequest request = TaskRequest.of(task("running", left), full);
    assertThat(request.fields().text(TaskField.STATUS)).contains(status);
    assertThat(request.fields().number(TaskField.RETRY)).contains(retry);
  }

  @Test
  void leavesTheStatusAloneWhenItIsNotAskedForOrTheSame() {
    Changes<TaskField> name = Changes.<TaskField>none().with(TaskField.NAME, "new");
    assertThat(TaskRequest.of(task("running", 1), name))
        .isEqualTo(new TaskRequest(name, Effect.NONE));
    assertThat(TaskRequest.of(task("running", 1), name.with(TaskField.STATUS, "running")))
        .isEqualTo(new TaskRequest(name, Effect.NONE));
  }

  private static TaskRow task(String status, int retry) {
    Instant now = Instant.EPOCH;
    return new TaskRow(
        new TaskId(1),
        null,
        "true",
        status,
        now,
        now,
        now,
        "A",
        null,
        null,
        null,
        "",
        null,
        retry,
        null,
        null,
        false);
  }
}
