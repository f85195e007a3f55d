package io.scitq.store;

import static io.scitq.store.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class TaskCreationIT {
  private final Stage stage;

  TaskCreationIT(TestPostgres postgres) {
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

    TaskRow row = created(stage.tasks.create(task, NOW));

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

    TaskCreation<TaskRow> outcome = stage.tasks.create(task, NOW);

    assertThat(outcome).isEqualTo(new TaskCreation.UnknownRequirements<>(List.of(4, 5)));
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
      TaskRow row = created(stage.tasks.create(task, NOW.plusNanos(999)));

      assertThat(row.created()).isEqualTo(NOW);
      assertThat(stage.tasks.find(row.id())).contains(row);
    }
  }

  @Test
  void manyAtOnceGetTheirOwnRowsAndTheBadOnesTheirOwnAnswers() throws Exception {
    int known = stage.task("A").value();
    List<Callable<TaskCreation<TaskRow>>> callers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      List<Integer> requires =
          i % 4 == 0 ? List.of() : List.of(known, i % 4 == 1 ? known : 9000 + i);
      NewTask task = new NewTask(NewTask.of("A", "t" + i, "true").fields(), requires);
      callers.add(() -> stage.tasks.create(task, NOW));
    }
    List<Future<TaskCreation<TaskRow>>> made;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      made = threads.invokeAll(callers);
    }

    for (int i = 0; i < 400; i++) {
      switch (made.get(i).get()) {
        case TaskCreation.Created<TaskRow>(TaskRow row) -> {
          assertThat(i % 4).isLessThan(2);
          assertThat(row.name()).isEqualTo("t" + i);
          assertThat(stage.tasks.find(row.id())).contains(row);
        }
        case TaskCreation.UnknownRequirements<TaskRow>(List<Integer> ids) -> {
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
    List<Callable<TaskCreation<TaskRow>>> callers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String batch = i == 20 ? endless : "A"; // longer than an entry of an index may be
      callers.add(() -> stage.tasks.create(NewTask.of(batch, "t", "true"), NOW));
    }
    int refused = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<TaskCreation<TaskRow>> made : threads.invokeAll(callers)) {
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
    List<TaskRow> rows = list(Criteria.where(TaskField.BATCH, "A"));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).id()).isEqualTo(ids.get(i));
      assertThat(rows.get(i).name()).isEqualTo("t" + i);
    }
  }

  @Test
  void makesManyTasksWithTheirRequirementsInOrder() {
    TaskId first = stage.task("A");
    List<NewTask> many = new ArrayList<>();
    for (int n = 0; n < 1000; n++) {
      many.add(
          new NewTask(
              NewTask.of("B", "t" + n, "true").fields(),
              n % 100 == 0 ? List.of(first.value()) : List.of()));
    }

    List<TaskId> ids = created(stage.tasks.createAll(many, NOW));

    assertThat(ids).hasSize(1000).isSorted().doesNotHaveDuplicates();
    assertThat(ids).allSatisfy(id -> assertThat(id).isGreaterThan(first));
    assertThat(stage.tasks.find(ids.get(777)).orElseThrow().name()).isEqualTo("t777");
    assertThat(stage.tasks.required(ids)).hasSize(10).containsKey(ids.get(900));
  }

  @Test
  void makesNoTaskWhenOneOfManyRequiresAnUnknownOne() {
    List<NewTask> many =
        List.of(
            NewTask.of("B", "t", "true"),
            new NewTask(NewTask.of("B", "t", "true").fields(), List.of(99)));

    assertThat(stage.tasks.createAll(many, NOW))
        .isEqualTo(new TaskCreation.UnknownRequirements<>(List.of(99)));
    assertThat(stage.test.value("SELECT count(*) FROM task")).isEqualTo("0");
  }

  @Test
  void keepsEmptyTextsAndNumbersApartFromNone() {
    NewTask task =
        new NewTask(
            NewTask.of("B", "t", "true")
                .fields()
                .with(TaskField.RESOURCE, "")
                .with(TaskField.RUN_TIMEOUT, 7)
                .with(TaskField.USE_CACHE, true),
            List.of());

    TaskRow row = created(stage.tasks.create(task, NOW));

    assertThat(row.resource()).isEmpty();
    assertThat(row.input()).isNull();
    assertThat(row.runTimeout()).isEqualTo(7);
    assertThat(row.downloadTimeout()).isNull();
    assertThat(row.useCache()).isTrue();
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
