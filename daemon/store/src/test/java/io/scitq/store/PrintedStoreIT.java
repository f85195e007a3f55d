package io.scitq.store;

import static io.scitq.store.PrintedStream.ERROR;
import static io.scitq.store.PrintedStream.OUTPUT;
import static io.scitq.task.ExecutionStatus.ACCEPTED;
import static io.scitq.task.ExecutionStatus.FAILED;
import static io.scitq.task.ExecutionStatus.RUNNING;
import static io.scitq.task.ExecutionStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class PrintedStoreIT {
  private static final Printing WHOLE = new Printing.Whole();

  private final Stage stage;

  PrintedStoreIT(TestPostgres postgres) {
    stage = new Stage(postgres);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void appendsConcatenateAndUnknownExecutionsArePassedOver() {
    int execution = running();
    stage.printed.append(execution, OUTPUT, "one\n");
    stage.printed.append(execution, OUTPUT, "two é\n");
    stage.printed.append(execution, ERROR, "bad");
    stage.printed.append(4711, OUTPUT, "nobody");
    PrintedExecution found = stage.printed.find(execution).orElseThrow();
    assertThat(found.output()).isEqualTo("one\ntwo é\n");
    assertThat(found.error()).isEqualTo("bad");
    assertThat(found.tooLong()).isFalse();
    assertThat(stage.printed.find(4711)).isEmpty();
  }

  @Test
  void appendsManyPiecesAsOneText() {
    int execution = running();
    stage.printed.append(execution, ERROR, "start ");
    List<String> pieces = List.of("a", "b é", "", "c");

    stage.printed.append(execution, ERROR, pieces);
    stage.printed.append(execution, ERROR, pieces.subList(0, 1));
    stage.printed.append(execution, ERROR, List.of());

    assertThat(stage.printed.find(execution).orElseThrow().error()).isEqualTo("start ab éca");
  }

  @Test
  void manyShortAppendsToALongTextAreReadInOrderWhileItRunsAndWhenItEnded() {
    int execution = running();
    StringBuilder all = new StringBuilder("x".repeat(70_000));
    stage.printed.append(execution, OUTPUT, all.toString());
    for (int i = 0; i < 300; i++) {
      stage.printed.append(execution, OUTPUT, "line é " + i + "\n");
      all.append("line é ").append(i).append('\n');
    }
    assertThat(stage.test.value("SELECT count(*) FROM scitqd.printed")).isEqualTo("300");
    assertThat(stage.test.value("SELECT char_length(output) FROM execution")).isEqualTo("70000");

    assertThat(stage.printed.length(execution, OUTPUT)).isEqualTo(all.length());
    assertThat(stage.test.value("SELECT output FROM execution")).isEqualTo(all.toString());
    stage.printed.append(execution, OUTPUT, "tail");
    assertThat(stage.printed.find(execution).orElseThrow().output()).isEqualTo(all + "tail");
    stage.printed.append(execution, OUTPUT, "more");
    assertThat(
            page(selection(Map.of(), Map.of(), true, new Printing.End(8)), 9)
                .rows()
                .getFirst()
                .output())
        .isEqualTo("tailmore");

    stage.printed.append(execution, OUTPUT, " end");
    stage.test.execute("UPDATE execution SET status = 'succeeded'"); // whoever does it
    assertThat(stage.test.value("SELECT output FROM execution")).isEqualTo(all + "tailmore end");
    assertThat(stage.test.value("SELECT count(*) FROM scitqd.printed")).isEqualTo("0");
    stage.printed.append(execution, OUTPUT, "late");
    assertThat(stage.test.value("SELECT right(output, 8) FROM execution")).isEqualTo(" endlate");
  }

  @Test
  void piecesAreFoldedWhenTheyHaveBecomeAsLongAsTheText() {
    int execution = running();
    stage.printed.append(execution, ERROR, "x".repeat(70_000));
    for (int i = 0; i < 8; i++) {
      stage.printed.append(execution, ERROR, "y".repeat(10_000));
    }

    assertThat(stage.test.value("SELECT count(*) FROM scitqd.printed")).isEqualTo("1");
    assertThat(stage.test.value("SELECT char_length(error) FROM execution")).isEqualTo("140000");
  }

  @Test
  void whatAnotherProgramWritesComesBehindThePiecesOrInsteadOfThem() {
    int execution = running();
    stage.printed.append(execution, OUTPUT, "x".repeat(70_000));
    stage.printed.append(execution, OUTPUT, "ours");
    stage.test.execute("UPDATE execution SET output = coalesce(output, '') || 'python'");
    assertThat(stage.test.value("SELECT right(output, 11) FROM execution"))
        .isEqualTo("xourspython");

    stage.printed.append(execution, OUTPUT, "dropped");
    stage.test.execute("UPDATE execution SET output = 'new'");
    assertThat(stage.printed.find(execution).orElseThrow().output()).isEqualTo("new");
    stage.printed.append(execution, OUTPUT, "x".repeat(70_000));
    stage.printed.append(execution, OUTPUT, "gone with it");
    stage.test.execute("DELETE FROM execution");
    assertThat(stage.test.value("SELECT count(*) FROM scitqd.printed")).isEqualTo("0");
  }

  @Test
  void aPieceIsCountedInCharactersWhateverTheyAre() {
    int execution = running();
    stage.printed.append(execution, OUTPUT, "aé\uD83D\uDE00z");

    assertThat(stage.printed.piece(execution, OUTPUT, 2, 2))
        .contains(new PrintedText("é\uD83D\uDE00", 2, true));
    assertThat(stage.printed.piece(execution, OUTPUT, 4, 2))
        .contains(new PrintedText("z", 1, false));
    assertThat(stage.printed.piece(execution, OUTPUT, 9, 2))
        .contains(new PrintedText("", 0, false));
    assertThat(stage.printed.piece(execution, ERROR, 1, 2)).contains(PrintedText.NEVER);
    assertThat(stage.printed.piece(99, ERROR, 1, 2)).isEmpty();
    assertThat(stage.printed.length(execution, OUTPUT)).isEqualTo(4);
    assertThat(stage.printed.length(execution, ERROR)).isZero();
  }

  @Test
  void aLongTextIsCopiedOnceFromAPosition() throws InterruptedException {
    int execution = running();
    stage.test.execute("UPDATE execution SET output = 'ab' || repeat('é', 3000000) || 'yz'");
    ByteArrayOutputStream copied = new ByteArrayOutputStream();
    List<Integer> sizes = new ArrayList<>();

    stage.printed.copy(
        execution,
        OUTPUT,
        2,
        3_000_002,
        piece -> {
          sizes.add(piece.length);
          copied.writeBytes(piece);
        });

    assertThat(copied.toString(StandardCharsets.UTF_8))
        .isEqualTo("b" + "é".repeat(3_000_000) + "y");
    assertThat(sizes).hasSize(6).allMatch(size -> size <= 1 << 20);
    stage.printed.copy(execution, ERROR, 1, 10, piece -> sizes.clear());
    stage.printed.copy(4711, OUTPUT, 1, 10, piece -> sizes.clear());
    assertThat(sizes).hasSize(6);
  }

  @Test
  void aTextThatReachesTheBoundSaysSoOnceAndTakesNoMore() {
    int execution = running();
    stage.test.execute("UPDATE execution SET output = repeat('x', ?)", PrintedStore.MAX_BYTES - 1);

    stage.printed.append(execution, OUTPUT, "yy");
    stage.printed.append(execution, OUTPUT, "never kept");

    assertThat(stage.test.value("SELECT right(output, 80) FROM execution"))
        .contains("yy")
        .endsWith("[scitqd: the output reached 256 MiB, the rest is not kept]\n");
  }

  @Test
  void aLongOutputIsMarkedInsteadOfRead() {
    int execution = running();
    stage.test.execute("UPDATE execution SET output = repeat('é', 700000), error = 'e'");

    PrintedExecution found = stage.printed.find(execution).orElseThrow();

    assertThat(found.tooLong()).isTrue();
    assertThat(found.output()).isNull();
    assertThat(stage.printed.length(execution, OUTPUT)).isEqualTo(700_000);
  }

  @Test
  void theEndOfALongOutputIsReadWithTheList() {
    running();
    stage.test.execute("UPDATE execution SET output = repeat('x', 2000000) || 'the end'");
    ExecutionSelection end = selection(Map.of(), Map.of(), false, new Printing.End(4));

    PrintedExecution found = page(end, 10).rows().getFirst();

    assertThat(found.output()).isEqualTo(" end");
    assertThat(found.error()).isNull();
    assertThat(found.tooLong()).isFalse();
  }

  @Test
  void allFiltersHoldTogether() {
    WorkerId worker = stage.worker("A", 9, 0);
    TaskId named = stage.task("A", TaskField.NAME, "wanted");
    int good = stage.execution(named, worker, ACCEPTED, RUNNING, SUCCEEDED);
    stage.execution(stage.task("A"), worker, ACCEPTED, RUNNING, SUCCEEDED);
    TaskId again = stage.task("A", TaskField.NAME, "wanted");
    int bad = stage.execution(again, worker, ACCEPTED, RUNNING, FAILED);

    assertThat(
            ids(
                Map.of(ExecutionField.STATUS, new Match.Equal("succeeded")),
                Map.of(TaskField.NAME, new Match.Equal("wanted"))))
        .containsExactly(good);
    assertThat(
            ids(
                Map.of(
                    ExecutionField.STATUS, new Match.In(List.of("succeeded", "failed")),
                    ExecutionField.WORKER_ID, new Match.Equal(worker.value())),
                Map.of(
                    TaskField.NAME, new Match.In(List.of("wanted")),
                    TaskField.BATCH, new Match.Equal("A"))))
        .containsExactly(good, bad);
    assertThat(ids(Map.of(), Map.of(TaskField.BATCH, new Match.Equal("B")))).isEmpty();
    assertThat(ids(Map.of(ExecutionField.PID, new Match.Empty()), Map.of())).hasSize(3);
  }

  @Test
  void pagesGoOnInEitherOrderAndTheLastOneKnowsIt() {
    WorkerId worker = stage.worker("A", 9, 0);
    int[] ids =
        stage.tasks("A", 5).stream().mapToInt(task -> stage.execution(task, worker)).toArray();
    ExecutionSelection up = selection(Map.of(), Map.of(), false, WHOLE);
    ExecutionSelection down = selection(Map.of(), Map.of(), true, WHOLE);

    ExecutionPage first = page(up, 3);
    ExecutionPage rest = stage.printed.page(up, OptionalInt.of(ids[2]), 3);

    assertThat(first.last()).isFalse();
    assertThat(rest.last()).isTrue();
    assertThat(rest.rows()).extracting(each -> each.row().id()).containsExactly(ids[3], ids[4]);
    assertThat(stage.printed.page(down, OptionalInt.of(ids[2]), 3).rows())
        .extracting(each -> each.row().id())
        .containsExactly(ids[1], ids[0]);
  }

  @Test
  void aPageIsBoundInBytes() {
    WorkerId worker = stage.worker("A", 9, 0);
    stage.tasks("A", 5).forEach(task -> stage.execution(task, worker));
    stage.test.execute("UPDATE execution SET output = repeat('x', 600000)");
    ExecutionSelection all = selection(Map.of(), Map.of(), false, WHOLE);

    ExecutionPage page = page(all, 100);

    assertThat(page.rows())
        .hasSize(2)
        .allSatisfy(each -> {
          assertThat(each.tooLong()).isFalse();
          assertThat(each.output()).hasSize(600_000);
        });
    assertThat(page.last()).isFalse();
  }

  @Test
  void findsTheNewestExecutionOfATask() {
    WorkerId worker = stage.worker("A", 1, 0);
    TaskId task = stage.task("A", TaskField.RETRY, 1);
    stage.execution(task, worker, ACCEPTED, FAILED);
    int second = stage.execution(task, worker);

    assertThat(stage.printed.latest(task)).hasValue(second);
    assertThat(stage.printed.latest(new TaskId(99))).isEmpty();
  }

  private int running() {
    return stage.execution(stage.task("A"), stage.worker("A", 1, 0), ACCEPTED, RUNNING);
  }

  private ExecutionPage page(ExecutionSelection selection, int limit) {
    return stage.printed.page(selection, OptionalInt.empty(), limit);
  }

  private List<Integer> ids(Map<ExecutionField, Match> executions, Map<TaskField, Match> tasks) {
    return page(selection(executions, tasks, false, WHOLE), 100).rows().stream()
        .map(each -> each.row().id())
        .toList();
  }

  private static ExecutionSelection selection(
      Map<ExecutionField, Match> executions,
      Map<TaskField, Match> tasks,
      boolean newestFirst,
      Printing printing) {
    return new ExecutionSelection(
        new Criteria<>(executions), new Criteria<>(tasks), newestFirst, printing);
  }
}
