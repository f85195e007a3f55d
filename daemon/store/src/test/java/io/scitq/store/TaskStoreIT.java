package io.scitq.store;

import static io.scitq.store.Stage.NOW;
import static io.scitq.store.Stage.status;
import static io.scitq.task.ExecutionStatus.ACCEPTED;
import static io.scitq.task.ExecutionStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.TaskId;
import io.scitq.task.TaskStatus;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class TaskStoreIT {
  private static final Instant LATER = NOW.plus(Duration.ofSeconds(60));

  private final Stage stage;

  TaskStoreIT(TestPostgres postgres) {
    stage = new Stage(postgres);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void filtersByValueListAndEmptiness() {
    List<TaskId> ids = stage.tasks("A", 3);
    stage.tasks("B", 1);
    Criteria<TaskField> criteria =
        new Criteria<>(
            Map.of(
                TaskField.BATCH, new Match.In(List.of("A", "C")),
                TaskField.TASK_ID, new Match.In(List.of(1, 3, 99)),
                TaskField.INPUT, new Match.Empty(),
                TaskField.CREATION_DATE, new Match.Equal(NOW)));

    assertThat(list(criteria)).extracting(TaskRow::id).containsExactly(ids.get(0), ids.get(2));
    assertThat(list(new Criteria<>(Map.of(TaskField.BATCH, new Match.In(List.of()))))).isEmpty();
    assertThat(list(Criteria.where(TaskField.NAME, "'; DROP TABLE task; --"))).isEmpty();
  }

  @Test
  void listsRequirementsInOneQuestion() {
    List<TaskId> first = stage.tasks("A", 2);
    NewTask third =
        new NewTask(NewTask.of("A", "t", "true").fields(), List.of(first.get(1).value(), 1, 1));
    TaskRow row = created(stage.tasks.create(third, NOW));

    assertThat(stage.tasks.required(List.of(first.get(0), first.get(1), row.id())))
        .isEqualTo(Map.of(row.id(), new Required(List.of(1, 2), List.of())));
  }

  @Test
  void answersStatusesOfKnownTasks() {
    TaskId task = stage.task("A");
    assertThat(stage.tasks.statuses(List.of(task.value(), 77)))
        .isEqualTo(Map.of(task, TaskStatus.PENDING));
  }

  @Test
  void countsPendingTasksByBatch() {
    stage.tasks("A", 3);
    stage.tasks("B", 2);
    stage.task("B", TaskField.STATUS, "succeeded");
    assertThat(stage.tasks.pendingCounts()).isEqualTo(Map.of("A", 3, "B", 2));
  }

  @Test
  void passesOverAStatusThatTheTaskHas() {
    TaskId task = stage.task("A");
    UpdateOutcome<TaskRow> outcome =
        stage.tasks.update(task, status("pending"), Optional.empty(), LATER);
    assertThat(outcome)
        .isEqualTo(new UpdateOutcome.Done<>(stage.tasks.find(task).orElseThrow(), false));
    assertThat(stage.tasks.find(task).orElseThrow().modified()).isEqualTo(NOW);
  }

  @Test
  void keepsTheStatusDateWhenOtherFieldsChange() {
    TaskId task = stage.task("A");
    stage.tasks.update(
        task, Changes.<TaskField>none().with(TaskField.NAME, "new"), Optional.empty(), LATER);
    TaskRow row = stage.tasks.find(task).orElseThrow();
    assertThat(row.name()).isEqualTo("new");
    assertThat(row.modified()).isEqualTo(LATER);
    assertThat(row.statusSince()).isEqualTo(NOW);
  }

  @Test
  void killsWhatRunsWhenARunningTaskIsSetToAnotherStatus() {
    WorkerId worker = stage.worker("A", 1, 0);
    TaskId task = stage.task("A");
    int execution = stage.execution(task, worker, ACCEPTED, RUNNING);

    stage.tasks.update(task, status("pending"), Optional.empty(), LATER);

    assertThat(stage.status(task)).isEqualTo("pending");
    assertThat(stage.status(execution)).isEqualTo("failed");
    assertThat(stage.executions.takeSignals(worker))
        .containsExactly(new WorkerSignal(execution, worker, 9));
    assertThat(stage.executions.takeSignals(worker)).isEmpty();
  }

  @Test
  void cancelsWhatHasNotStartedWhenTheTaskIsTakenBack() {
    WorkerId worker = stage.worker("A", 1, 0);
    TaskId task = stage.task("A");
    int execution = stage.execution(task, worker, ACCEPTED);

    stage.tasks.update(task, status("paused"), Optional.empty(), LATER);

    assertThat(stage.status(execution)).isEqualTo("failed");
    assertThat(stage.status(task)).isEqualTo("paused");
  }

  @Test
  void aFailureWithARetryLeftIsPendingAgain() {
    TaskId task = stage.task("A", TaskField.RETRY, 2);
    stage.tasks.update(task, status("running"), Optional.empty(), NOW);
    stage.tasks.update(task, status("failed"), Optional.empty(), LATER);
    assertThat(stage.status(task)).isEqualTo("pending");
    assertThat(stage.tasks.find(task).orElseThrow().retry()).isEqualTo(1);
  }

  @Test
  void aFailureWithAnExplicitRetryOfZeroIsFinal() {
    TaskId task = stage.task("A", TaskField.RETRY, 2);
    stage.tasks.update(task, status("failed").with(TaskField.RETRY, 0), Optional.empty(), LATER);
    assertThat(stage.status(task)).isEqualTo("failed");
    assertThat(stage.tasks.find(task).orElseThrow().retry()).isZero();
  }

  @Test
  void replacesRequirementsOrRefusesUnknownOnes() {
    List<TaskId> ids = stage.tasks("A", 3);
    TaskId task = ids.get(2);
    stage.tasks.update(task, Changes.none(), Optional.of(List.of(1)), NOW);
    stage.tasks.update(task, Changes.none(), Optional.of(List.of(2)), NOW);

    UpdateOutcome<TaskRow> outcome =
        stage.tasks.update(task, status("paused"), Optional.of(List.of(66)), NOW);

    assertThat(outcome).isInstanceOf(UpdateOutcome.Refused.class);
    assertThat(stage.status(task)).isEqualTo("pending");
    assertThat(stage.tasks.required(ids))
        .isEqualTo(Map.of(task, new Required(List.of(2), List.of())));
  }

  @Test
  void tellsThatATaskIsMissing() {
    assertThat(stage.tasks.update(new TaskId(9), status("paused"), Optional.empty(), NOW))
        .isEqualTo(new UpdateOutcome.Missing<>());
    assertThat(stage.tasks.find(new TaskId(9))).isEmpty();
  }

  @Test
  void tellsWhichRequiredTasksHaveFailed() {
    List<TaskId> ids = stage.tasks("A", 3);
    TaskId waiting = ids.get(2);
    stage.tasks.update(waiting, status("waiting"), Optional.of(List.of(1, 2)), NOW);

    stage.tasks.update(ids.get(1), status("failed"), Optional.empty(), NOW);

    assertThat(stage.tasks.required(List.of(waiting)))
        .isEqualTo(Map.of(waiting, new Required(List.of(1, 2), List.of(2))));
  }

  @Test
  void aTaskCannotRequireItself() {
    TaskId task = stage.task("A");

    assertThat(stage.tasks.update(task, Changes.none(), Optional.of(List.of(task.value())), NOW))
        .isEqualTo(new UpdateOutcome.Refused<>("Task " + task + " cannot require itself"));
  }

  @Test
  void aTaskCannotRequireWhatRequiresIt() {
    List<TaskId> ids = stage.tasks("A", 3);
    stage.tasks.update(ids.get(1), Changes.none(), Optional.of(List.of(1)), NOW);
    stage.tasks.update(ids.get(2), Changes.none(), Optional.of(List.of(2)), NOW);

    assertThat(stage.tasks.update(ids.get(0), Changes.none(), Optional.of(List.of(3)), NOW))
        .isInstanceOfSatisfying(
            UpdateOutcome.Refused.class,
            refused ->
                assertThat(refused.message())
                    .isEqualTo(
                        "Task 1 cannot require [3]: one of them requires it, itself or through"
                            + " others, and all would wait for ever"));
    assertThat(stage.tasks.required(ids)).doesNotContainKey(ids.get(0));
  }

  @Test
  void aPageOfLongRowsIsShortAndTheNextOneGoesOn() {
    String command = "x".repeat(600_000);
    for (int n = 0; n < 5; n++) {
      stage.task("A", TaskField.COMMAND, command);
    }

    TaskPage first = stage.tasks.page(Criteria.all(), 0, 100);
    TaskPage second = stage.tasks.page(Criteria.all(), first.rows().getLast().id().value(), 100);
    TaskPage third = stage.tasks.page(Criteria.all(), second.rows().getLast().id().value(), 100);

    assertThat(List.of(first.rows().size(), second.rows().size(), third.rows().size()))
        .containsExactly(2, 2, 1);
    assertThat(List.of(first.last(), second.last(), third.last()))
        .containsExactly(false, false, true);
  }

  @Test
  void deletesATaskWithAllThatHangsOnIt() {
    WorkerId worker = stage.worker("A", 2, 0);
    List<TaskId> ids = stage.tasks("A", 3);
    int execution = stage.execution(ids.get(0), worker, ACCEPTED, RUNNING);
    stage.executions.addSignal(new WorkerSignal(execution, worker, 9));
    stage.tasks.update(ids.get(0), Changes.none(), Optional.of(List.of(2)), NOW);
    stage.tasks.update(ids.get(2), Changes.none(), Optional.of(List.of(1, 2)), NOW);

    TaskDeletion deletion = stage.tasks.delete(ids.get(0)).orElseThrow();

    assertThat(deletion.task().status()).isEqualTo("running");
    assertThat(deletion.executions()).isEqualTo(1);
    assertThat(stage.tasks.find(ids.get(0))).isEmpty();
    assertThat(stage.test.value("SELECT count(*) FROM execution")).isEqualTo("0");
    assertThat(stage.executions.takeSignals(worker)).isEmpty();
    assertThat(stage.tasks.required(ids).get(ids.get(2)).ids()).containsExactly(2);
    assertThat(stage.tasks.delete(ids.get(0))).isEmpty();
  }

  private List<TaskRow> list(Criteria<TaskField> criteria) {
    return stage.tasks.page(criteria, 0, 1000).rows();
  }

  private static <M> M created(TaskCreation<M> creation) {
    return switch (creation) {
      case TaskCreation.Created<M>(M made) -> made;
      case TaskCreation.UnknownRequirements<M>(List<Integer> ids) ->
          throw new AssertionError("unknown " + ids);
    };
  }
}
