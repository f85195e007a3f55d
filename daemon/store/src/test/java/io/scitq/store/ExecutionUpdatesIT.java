package io.scitq.store;

import static io.scitq.store.Stage.NOW;
import static io.scitq.task.ExecutionStatus.ACCEPTED;
import static io.scitq.task.ExecutionStatus.FAILED;
import static io.scitq.task.ExecutionStatus.PENDING;
import static io.scitq.task.ExecutionStatus.RUNNING;
import static io.scitq.task.ExecutionStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.store.ExecutionUpdates.Asked;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class ExecutionUpdatesIT {
  private final Stage stage;

  ExecutionUpdatesIT(TestPostgres postgres) {
    stage = new Stage(postgres);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void eachOfManyIsJudgedByItselfAndTheOthersAreWritten() {
    WorkerId worker = stage.worker("A", 9, 0);
    TaskId begun = stage.task("A");
    TaskId ended = stage.task("A");
    TaskId retried = stage.task("A", TaskField.RETRY, 2);
    int first = stage.execution(begun, worker, ACCEPTED);
    int second = stage.execution(ended, worker, ACCEPTED, RUNNING, SUCCEEDED);
    int third = stage.execution(retried, worker, ACCEPTED, RUNNING);

    List<Optional<UpdateOutcome<PrintedExecution>>> outcomes =
        together(
            asked(third, FAILED).with(ExecutionField.RETURN_CODE, 3),
            asked(second, RUNNING),
            asked(first, RUNNING).with(ExecutionField.PID, "6380"));

    assertThat(done(outcomes.get(0)).row().returnCode()).isEqualTo(3);
    assertThat(outcomes.get(1).orElseThrow())
        .isEqualTo(new UpdateOutcome.Refused<>("an execution cannot go from succeeded to running"));
    assertThat(done(outcomes.get(2)).row().pid()).isEqualTo("6380");
    assertThat(stage.status(begun)).isEqualTo("running");
    assertThat(stage.status(ended)).isEqualTo("succeeded");
    assertThat(stage.status(retried)).isEqualTo("pending");
    assertThat(stage.tasks.find(retried).orElseThrow().retry()).isEqualTo(1);
  }

  @Test
  void aRepeatedReportChangesNothingAndTheAnswerHoldsWhatWasPrinted() {
    WorkerId worker = stage.worker("A", 9, 0);
    int execution = stage.execution(stage.task("A"), worker, ACCEPTED, RUNNING);
    stage.printed.append(execution, PrintedStream.OUTPUT, "hello");

    List<Optional<UpdateOutcome<PrintedExecution>>> outcomes = together(asked(execution, RUNNING));

    assertThat(outcomes.getFirst().orElseThrow())
        .isInstanceOfSatisfying(
            UpdateOutcome.Done.class, done -> assertThat(done.changed()).isFalse());
    assertThat(done(outcomes.getFirst()).output()).isEqualTo("hello");
    assertThat(done(outcomes.getFirst()).error()).isNull();
  }

  @Test
  void aLongTextIsInTheAnswerAsWell() {
    WorkerId worker = stage.worker("A", 9, 0);
    int execution = stage.execution(stage.task("A"), worker, ACCEPTED, RUNNING);
    stage.printed.append(execution, PrintedStream.ERROR, "é".repeat(50_000));

    assertThat(done(Optional.of(stage.move(execution, SUCCEEDED))).error()).hasSize(50_000);
  }

  @Test
  void whatCannotGoAlongIsLeftToBeDoneAlone() {
    WorkerId worker = stage.worker("A", 9, 0);
    int twice = stage.execution(stage.task("A"), worker);
    int late = stage.execution(stage.task("A"), worker, ACCEPTED, RUNNING);
    stage
        .test
        .database()
        .jdbi()
        .useHandle(handle -> new GiveBack(handle, NOW).taken(List.of(late), "silent"));

    List<Optional<UpdateOutcome<PrintedExecution>>> outcomes =
        together(
            asked(twice, ACCEPTED),
            asked(twice, RUNNING),
            asked(late, SUCCEEDED),
            asked(99, FAILED));

    assertThat(done(outcomes.get(0)).row().status()).isEqualTo("accepted");
    assertThat(outcomes.subList(1, 4)).containsOnly(Optional.empty());
  }

  @Test
  void manyAtOnceEndAsIfTheyHadComeOneByOne() throws Exception {
    WorkerId worker = stage.worker("A", 100, 0);
    List<Integer> executions = new ArrayList<>();
    for (TaskId task : stage.tasks("A", 60)) {
      executions.add(stage.execution(task, worker));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<UpdateOutcome<PrintedExecution>>> ends = new ArrayList<>();
      for (int execution : executions) {
        ends.add(
            threads.submit(() -> {
              stage.move(execution, ACCEPTED);
              stage.move(execution, RUNNING);
              return stage.move(execution, SUCCEEDED);
            }));
      }
      for (Future<UpdateOutcome<PrintedExecution>> end : ends) {
        assertThat(done(Optional.of(end.get(30, TimeUnit.SECONDS))).row().status())
            .isEqualTo("succeeded");
      }
    }
    assertThat(stage.test.value("SELECT count(*) FROM task WHERE status = 'succeeded'"))
        .isEqualTo("60");
    assertThat(stage.executions.ofWorker(worker, PENDING, ACCEPTED, RUNNING)).isEmpty();
  }

  @Test
  void oneThatSomebodyHasLockedDoesNotHoldUpTheOthers() throws Exception {
    WorkerId worker = stage.worker("A", 9, 0);
    int locked = stage.execution(stage.task("A"), worker);
    int free = stage.execution(stage.task("A"), worker);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Handle other = stage.test.database().jdbi().open()) {
      other.begin();
      other.execute("SELECT 1 FROM execution WHERE execution_id = ? FOR UPDATE", locked);
      Future<?> waiting = threads.submit(() -> stage.move(locked, ACCEPTED));

      assertThat(done(Optional.of(stage.move(free, ACCEPTED))).row().status())
          .isEqualTo("accepted");
      assertThat(waiting.isDone()).isFalse();
      other.commit();
      waiting.get(30, TimeUnit.SECONDS);
    }
    assertThat(stage.status(locked)).isEqualTo("accepted");
  }

  private record Ask(int id, Changes<ExecutionField> changes) {
    Ask with(ExecutionField field, Object value) {
      return new Ask(id, changes.with(field, value));
    }
  }

  private static Ask asked(int id, ExecutionStatus status) {
    return new Ask(id, Changes.<ExecutionField>none().with(ExecutionField.STATUS, status.label()));
  }

  private List<Optional<UpdateOutcome<PrintedExecution>>> together(Ask... asked) {
    List<Asked> all = new ArrayList<>();
    for (Ask one : asked) {
      all.add(new Asked(one.id(), one.changes(), NOW));
    }
    return stage
        .test
        .database()
        .jdbi()
        .inTransaction(handle -> ExecutionUpdates.apply(handle, all));
  }

  private static PrintedExecution done(Optional<UpdateOutcome<PrintedExecution>> outcome) {
    return switch (outcome.orElseThrow()) {
      case UpdateOutcome.Done<PrintedExecution>(PrintedExecution row, boolean changed) -> row;
      case UpdateOutcome.Missing<PrintedExecution>() -> throw new AssertionError("missing");
      case UpdateOutcome.Refused<PrintedExecution>(String message) ->
          throw new AssertionError(message);
    };
  }
}
