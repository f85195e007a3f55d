package io.scitq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLRecoverableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<List<Integer>> rounds = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch firstRound = new CountDownLatch(1);

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void aLoneCallerDoesNotWaitForOthers() {
    Together<Integer, Integer> together = new Together<>(this::doubled);
    assertThat(together.ask(3)).isEqualTo(6);
    assertThat(together.ask(4)).isEqualTo(8);
    assertThat(rounds).containsExactly(List.of(3), List.of(4));
  }

  @Test
  void whatGathersDuringARoundIsTheNextRoundAndEachGetsItsOwnAnswer() throws Exception {
    Together<Integer, Integer> together = new Together<>(this::doubledAfterTheLatch);
    List<Future<Integer>> answers = new ArrayList<>();
    answers.add(threads.submit(() -> together.ask(0)));
    Awaitility.await().until(() -> rounds.size() == 1);
    for (int i = 1; i <= 1200; i++) {
      int asked = i;
      answers.add(threads.submit(() -> together.ask(asked)));
    }
    Awaitility.await().until(() -> together.gathered() == 1200);
    firstRound.countDown();

    for (int i = 0; i <= 1200; i++) {
      assertThat(answers.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(2 * i);
    }
    assertThat(rounds).extracting(List::size).containsExactly(1, 500, 500, 200);
  }

  @Test
  void aBadRequestFailsAloneWithItsOwnFailure() throws Exception {
    Together<Integer, Integer> together = new Together<>(this::doubledAfterTheLatch);
    Future<Integer> first = threads.submit(() -> together.ask(0));
    Awaitility.await().until(() -> rounds.size() == 1);
    Future<Integer> good = threads.submit(() -> together.ask(5));
    Future<Integer> bad = threads.submit(() -> together.ask(-7));
    Awaitility.await().until(() -> together.gathered() == 2);
    firstRound.countDown();

    assertThat(first.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(good.get(20, TimeUnit.SECONDS)).isEqualTo(10);
    assertThatThrownBy(() -> bad.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("-7");
  }

  @Test
  void aLostDatabaseIsToldToAllAndNothingIsTriedTwice() throws Exception {
    Together<Integer, Integer> together =
        new Together<>(asked -> {
          doubledAfterTheLatch(asked);
          throw new IllegalStateException(new SQLRecoverableException("gone", "08006"));
        });
    List<Future<Integer>> answers = new ArrayList<>();
    answers.add(threads.submit(() -> together.ask(0)));
    Awaitility.await().until(() -> rounds.size() == 1);
    answers.add(threads.submit(() -> together.ask(1)));
    answers.add(threads.submit(() -> together.ask(2)));
    Awaitility.await().until(() -> together.gathered() == 2);
    firstRound.countDown();

    for (Future<Integer> answer : answers) {
      assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(SQLRecoverableException.class);
    }
    assertThat(rounds).hasSize(2);
  }

  @Test
  void goesOnAfterAFailure() {
    Together<Integer, Integer> together = new Together<>(this::doubled);
    assertThatThrownBy(() -> together.ask(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(together.ask(1)).isEqualTo(2);
  }

  private List<Integer> doubledAfterTheLatch(List<Integer> asked) {
    rounds.add(asked);
    try {
      firstRound.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return twice(asked);
  }

  private List<Integer> doubled(List<Integer> asked) {
    rounds.add(asked);
    return twice(asked);
  }

  private static List<Integer> twice(List<Integer> asked) {
    for (int number : asked) {
      if (number < 0) {
        throw new IllegalArgumentException(Integer.toString(number));
      }
    }
    return asked.stream().map(number -> 2 * number).toList();
  }
}
