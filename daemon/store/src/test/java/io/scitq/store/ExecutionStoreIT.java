package io.scitq.store;

import static io.scitq.store.Stage.NOW;
import static io.scitq.task.ExecutionStatus.ACCEPTED;
import static io.scitq.task.ExecutionStatus.FAILED;
import static io.scitq.task.ExecutionStatus.PENDING;
import static io.scitq.task.ExecutionStatus.REFUSED;
import static io.scitq.task.ExecutionStatus.RUNNING;
import static io.scitq.task.ExecutionStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class ExecutionStoreIT {
  private final Stage stage;

  ExecutionStoreIT(TestPostgres postgres) {
    stage = new Stage(postgres);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void movesItsTaskAlong() {
    WorkerId worker = stage.worker("A", 1, 0);
    TaskId task = stage.task("A");
    int execution = stage.execution(task, worker);
    assertThat(stage.status(task)).isEqualTo("assigned");
    stage.move(execution, ACCEPTED);
    assertThat(stage.status(task)).isEqualTo("accepted");
    stage.move(execution, RUNNING);
    assertThat(stage.status(task)).isEqualTo("running");
    stage.move(execution, SUCCEEDED);
    assertThat(stage.status(task)).isEqualTo("succeeded");
  }

  @Test
  void aFailureUsesOneRetryAndTheNextExecutionIsTheLatest() {
    WorkerId worker = stage.worker("A", 1, 0);
    TaskId task = stage.task("A", TaskField.RETRY, 1);
    int first = stage.execution(task, worker, ACCEPTED, RUNNING, FAILED);
    assertThat(stage.status(task)).isEqualTo("pending");
    assertThat(stage.tasks.find(task).orElseThrow().retry()).isZero();

    int second = stage.execution(task, worker, ACCEPTED, RUNNING, FAILED);

    assertThat(stage.status(task)).isEqualTo("failed");
    assertThat(stage.executions.find(first).orElseThrow().latest()).isFalse();
    assertThat(stage.executions.find(second).orElseThrow().latest()).isTrue();
  }

  @Test
  void anExecutionThatWasReplacedNoLongerMovesItsTask() { // lesson 33
    WorkerId lost = stage.worker("A", 1, 0);
    WorkerId fresh = stage.worker("A", 1, 0);
    TaskId task = stage.task("A");
    int old = stage.execution(task, lost, ACCEPTED);
    stage.test.execute("UPDATE task SET status = 'pending'");
    stage.execution(task, fresh, ACCEPTED, RUNNING);

    stage.move(old, RUNNING);
    stage.move(old, SUCCEEDED);

    assertThat(stage.status(old)).isEqualTo("succeeded");
    assertThat(stage.status(task)).isEqualTo("running");
  }

  @Test
  void refusesAnIllegalMoveAndWritesNothing() {
    WorkerId worker = stage.worker("A", 1, 0);
    int execution = stage.execution(stage.task("A"), worker, ACCEPTED, RUNNING, SUCCEEDED);
    UpdateOutcome<PrintedExecution> outcome =
        stage.executions.update(
            execution,
            Changes.<ExecutionField>none()
                .with(ExecutionField.STATUS, "running")
                .with(ExecutionField.PID, "1"),
            NOW);
    assertThat(outcome).isInstanceOf(UpdateOutcome.Refused.class);
    assertThat(stage.executions.find(execution).orElseThrow().pid()).isNull();
  }

  @Test
  void aRepeatedStatusIsPassedOverButTheOtherFieldsAreWritten() {
    WorkerId worker = stage.worker("A", 1, 0);
    int execution = stage.execution(stage.task("A"), worker, ACCEPTED, RUNNING);
    stage.executions.update(
        execution,
        Changes.<ExecutionField>none()
            .with(ExecutionField.STATUS, "running")
            .with(ExecutionField.PID, "6380"),
        NOW);
    assertThat(stage.executions.find(execution).orElseThrow().pid()).isEqualTo("6380");
  }

  @Test
  void aClientsExecutionMovesItsTaskAndReplacesTheLatestOne() {
    WorkerId worker = stage.worker("A", 1, 0);
    TaskId task = stage.task("A", TaskField.RETRY, 1);
    int first = stage.execution(task, worker, ACCEPTED, RUNNING, FAILED);

    ExecutionCreation made =
        stage.executions.create(
            asked(task)
                .with(ExecutionField.WORKER_ID, worker.value())
                .with(ExecutionField.STATUS, "running")
                .with(ExecutionField.COMMAND, "true"),
            NOW);

    assertThat(made)
        .isInstanceOfSatisfying(
            ExecutionCreation.Created.class,
            created -> {
              assertThat(created.row().latest()).isTrue();
              assertThat(created.row().worker()).isEqualTo(worker);
              assertThat(created.row().created()).isEqualTo(NOW);
            });
    assertThat(stage.status(task)).isEqualTo("running");
    assertThat(stage.executions.find(first).orElseThrow().latest()).isFalse();
  }

  @Test
  void aClientsExecutionIsRefusedForABusyTaskAndForWhatDoesNotExist() {
    WorkerId worker = stage.worker("A", 1, 0);
    TaskId task = stage.task("A");
    stage.execution(task, worker);

    assertThat(stage.executions.create(asked(task), NOW))
        .isEqualTo(new ExecutionCreation.NotPossible(task, "assigned"));
    assertThat(stage.executions.create(asked(new TaskId(99)), NOW))
        .isEqualTo(new ExecutionCreation.UnknownTask(new TaskId(99)));
    assertThat(stage.executions.create(asked(task).with(ExecutionField.WORKER_ID, 77), NOW))
        .isEqualTo(new ExecutionCreation.UnknownWorker(77));
    assertThat(stage.test.value("SELECT count(*) FROM execution")).isEqualTo("1");
  }

  @Test
  void aPausedTaskTakesAClientsExecution() {
    TaskId task = stage.task("A", TaskField.STATUS, "paused");

    stage.executions.create(asked(task), NOW);

    assertThat(stage.status(task)).isEqualTo("assigned");
  }

  @Test
  void aTaskWhoseRunningExecutionIsDeletedGoesBackToTheQueue() {
    WorkerId worker = stage.worker("A", 2, 0);
    TaskId running = stage.task("A");
    TaskId over = stage.task("A");
    int first = stage.execution(running, worker, ACCEPTED, RUNNING);
    int second = stage.execution(over, worker, ACCEPTED, RUNNING, SUCCEEDED);
    stage.executions.addSignal(new WorkerSignal(first, worker, 9));

    assertThat(stage.executions.delete(first, NOW)).isTrue();
    assertThat(stage.executions.delete(second, NOW)).isTrue();
    assertThat(stage.executions.delete(second, NOW)).isFalse();

    assertThat(stage.status(running)).isEqualTo("pending");
    assertThat(stage.status(over)).isEqualTo("succeeded");
    assertThat(stage.test.value("SELECT count(*) FROM execution")).isEqualTo("0");
    assertThat(stage.executions.takeSignals(worker)).isEmpty();
  }

  @Test
  void freezeCopiesWhatIsToBeRun() {
    WorkerId worker = stage.worker("A", 1, 0);
    TaskId task = stage.task("A", TaskField.OUTPUT, "azure://out/");
    TaskId other = stage.task("A");
    int execution = stage.execution(task, worker, ACCEPTED);

    assertThat(stage.executions.freeze(task, execution))
        .isInstanceOf(ExecutionStore.Freeze.Frozen.class);
    assertThat(stage.executions.freeze(other, execution))
        .isEqualTo(new ExecutionStore.Freeze.NotLinked());
    assertThat(stage.executions.freeze(task, 99)).isEqualTo(new ExecutionStore.Freeze.Missing());
    assertThat(stage.test.rows("SELECT command, container_options, output_folder FROM execution"))
        .first()
        .hasToString("{command=true, container_options=, output_folder=azure://out/}");
  }

  @Test
  void listsWhatAWorkerHoldsWithTheTaskAround() {
    WorkerId worker = stage.worker("A", 2, 1);
    TaskId running = stage.task("A");
    stage.execution(running, worker, ACCEPTED, RUNNING);
    stage.execution(stage.task("A"), worker, ACCEPTED, REFUSED);
    stage.execution(stage.task("A"), worker);

    assertThat(stage.executions.ofWorker(worker, ACCEPTED, RUNNING, REFUSED))
        .extracting(WorkerExecution::status)
        .containsExactly("running", "refused");
    WorkerExecution first = stage.executions.ofWorker(worker, RUNNING).getFirst();
    assertThat(first.batch()).isEqualTo("A");
    assertThat(first.taskStatus()).isEqualTo("running");
    assertThat(stage.executions.ofWorker(new WorkerId(99), PENDING)).isEmpty();
  }

  @Test
  void signalsAreReadOnceAndOnlyForThoseWhoExist() {
    WorkerId worker = stage.worker("A", 1, 0);
    int execution = stage.execution(stage.task("A"), worker);
    assertThat(stage.executions.addSignal(new WorkerSignal(execution, worker, 15))).isTrue();
    assertThat(stage.executions.addSignal(new WorkerSignal(null, worker, -1))).isTrue();
    assertThat(stage.executions.addSignal(new WorkerSignal(77, worker, 9))).isFalse();
    assertThat(stage.executions.addSignal(new WorkerSignal(null, new WorkerId(77), 9))).isFalse();
    assertThat(stage.executions.takeSignals(worker))
        .containsExactly(
            new WorkerSignal(execution, worker, 15), new WorkerSignal(null, worker, -1));
    assertThat(stage.executions.takeSignals(worker)).isEmpty();
  }

  private static Changes<ExecutionField> asked(TaskId task) {
    return Changes.<ExecutionField>none().with(ExecutionField.TASK_ID, task.value());
  }
}
