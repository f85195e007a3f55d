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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  void fillsTheDefaultsThatTheDatabaseDoesNotHave() {
    NewTask task =
        new NewTask(Changes.<TaskField>none().with(TaskField.COMMAND, "true"), List.of());

    TaskRow row = ((TaskCreation.Created) stage.tasks.create(task, NOW)).task();

    assertThat(row.status()).isEqualTo("pending");
    assertThat(row.batch()).isEqualTo("Default");
    assertThat(row.retry()).isZero();
    assertThat(row.useCache()).isFalse();
    assertThat(row.containerOptions()).isNull();
    assertThat(List.of(row.created(), row.modified(), row.statusSince())).containsOnly(NOW);
  }

  @Test
  void storesNothingWhenARequiredTaskIsUnknown() {
    NewTask task = new NewTask(NewTask.of("b", "t", "true").fields(), List.of(5, 4));

    TaskCreation outcome = stage.tasks.create(task, NOW);

    assertThat(outcome).isEqualTo(new TaskCreation.UnknownRequirements(List.of(4, 5)));
    assertThat(stage.test.value("SELECT count(*) FROM task")).isEqualTo("0");
  }

  @Test
  void answersTheRowAsItIsStoredForEveryField() {
    Changes<TaskField> fields = Changes.none();
    for (TaskField field : TaskField.values()) {
      switch (field) {
        case TASK_ID, CREATION_DATE, MODIFICATION_DATE, STATUS_DATE -> {}
        case STATUS -> fields = fields.with(field, "waiting");
        default ->
            fields =
                switch (field.type()) {
                  case INTEGER -> fields.with(field, 7);
                  case FLAG -> fields.with(field, true);
                  case TEXT -> fields.with(field, "a \"b\" {c,NULL} \\ é\n" + field);
                  case DATE -> throw new AssertionError(field);
                };
      }
    }
    for (NewTask task : List.of(new NewTask(fields, List.of()), NewTask.of("A", "t", "true"))) {
      TaskRow row = ((TaskCreation.Created) stage.tasks.create(task, NOW.plusNanos(999))).task();

      assertThat(row.created()).isEqualTo(NOW);
      assertThat(stage.tasks.find(row.id())).contains(row);
    }
  }

  @Test
  void manyAtOnceGetTheirOwnRowsAndTheBadOnesTheirOwnAnswers() throws Exception {
    int known = stage.task("A").value();
    List<Callable<TaskCreation>> callers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      List<Integer> requires =
          i % 4 == 0 ? List.of() : List.of(known, i % 4 == 1 ? known : 9000 + i);
      NewTask task = new NewTask(NewTask.of("A", "t" + i, "true").fields(), requires);
      callers.add(() -> stage.tasks.create(task, NOW));
    }
    List<Future<TaskCreation>> made;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      made = threads.invokeAll(callers);
    }

    for (int i = 0; i < 400; i++) {
      switch (made.get(i).get()) {
        case TaskCreation.Created(TaskRow row) -> {
          assertThat(i % 4).isLessThan(2);
          assertThat(row.name()).isEqualTo("t" + i);
          assertThat(stage.tasks.find(row.id())).contains(row);
        }
        case TaskCreation.UnknownRequirements(List<Integer> ids) -> {
          assertThat(i % 4).isGreaterThan(1);
          assertThat(ids).containsExactly(9000 + i);
        }
      }
    }
    assertThat(stage.test.value("SELECT count(*) FROM task")).isEqualTo("201");
    assertThat(stage.test.value("SELECT count(*) FROM requirement")).isEqualTo("100");
  }

  @Test
  void aTaskThatTheDatabaseRefusesDoesNotTakeOthersWithIt() throws Exception {
    String endless =
        new Random(1)
            .ints(9000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    List<Callable<TaskCreation>> callers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String batch = i == 20 ? endless : "A"; // longer than an entry of an index may be
      callers.add(() -> stage.tasks.create(NewTask.of(batch, "t", "true"), NOW));
    }
    int refused = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<TaskCreation> made : threads.invokeAll(callers)) {
        if (made.state() == Future.State.FAILED) {
          refused++;
          assertThat(made.exceptionNow()).hasMessageContaining("index row");
        }
      }
    }
    assertThat(refused).isOne();
    assertThat(stage.test.value("SELECT count(*) FROM task")).isEqualTo("39");
  }

  @Test
  void manyInOneRequestKeepTheirOrder() {
    List<TaskId> ids = stage.tasks("A", 2500);
    assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(2500);
    List<TaskRow> rows = stage.tasks.list(Criteria.where(TaskField.BATCH, "A"));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).id()).isEqualTo(ids.get(i));
      assertThat(rows.get(i).name()).isEqualTo("t" + i);
    }
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

    assertThat(stage.tasks.list(criteria))
        .extracting(TaskRow::id)
        .containsExactly(ids.get(0), ids.get(2));
    assertThat(stage.tasks.list(new Criteria<>(Map.of(TaskField.BATCH, new Match.In(List.of())))))
        .isEmpty();
    assertThat(stage.tasks.list(Criteria.where(TaskField.NAME, "'; DROP TABLE task; --")))
        .isEmpty();
  }

  @Test
  void listsRequirementsInOneQuestion() {
    List<TaskId> first = stage.tasks("A", 2);
    NewTask third =
        new NewTask(NewTask.of("A", "t", "true").fields(), List.of(first.get(1).value(), 1, 1));
    TaskRow row = ((TaskCreation.Created) stage.tasks.create(third, NOW)).task();

    assertThat(stage.tasks.requirements(Criteria.where(TaskField.BATCH, "A")))
        .isEqualTo(Map.of(row.id(), List.of(1, 2)));
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
    assertThat(stage.tasks.requirements(Criteria.all())).isEqualTo(Map.of(task, List.of(2)));
  }

  @Test
  void tellsThatATaskIsMissing() {
    assertThat(stage.tasks.update(new TaskId(9), status("paused"), Optional.empty(), NOW))
        .isEqualTo(new UpdateOutcome.Missing<>());
    assertThat(stage.tasks.find(new TaskId(9))).isEmpty();
  }
}
