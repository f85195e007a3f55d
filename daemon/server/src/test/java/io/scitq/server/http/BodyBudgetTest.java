package io.scitq.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
  private final BodyBudget budget = new BodyBudget(10);

  @Test
  void givesWhatIsThereAndLetsTheRestWaitInOrder() {
    BodyBudget.Share first = budget.take(7).join();
    CompletableFuture<BodyBudget.Share> large = budget.take(9);
    CompletableFuture<BodyBudget.Share> small = budget.take(1);

    assertThat(large).isNotDone();
    assertThat(small).as("it came later").isNotDone();
    assertThat(budget.waiting()).isEqualTo(2);

    first.close();

    assertThat(large).isDone();
    assertThat(small).isDone();
    assertThat(budget.held()).isEqualTo(10);
  }

  @Test
  void aShareIsGivenBackOnce() {
    BodyBudget.Share share = budget.take(6).join();
    budget.take(3).join();

    share.close();
    share.close();

    assertThat(budget.held()).isEqualTo(3);
  }

  @Test
  void whoStoppedWaitingHoldsNothingAndBlocksNobody() {
    BodyBudget.Share first = budget.take(7).join();
    CompletableFuture<BodyBudget.Share> impatient = budget.take(9);
    CompletableFuture<BodyBudget.Share> next = budget.take(2);
    impatient.cancel(false);

    budget.take(1); // anybody's asking serves those who can be served

    assertThat(next).isDone();
    first.close();
    assertThat(budget.held()).isEqualTo(3);
    assertThat(budget.waiting()).isZero();
  }

  @Test
  void growsOnlyWhileThereIsRoom() {
    BodyBudget.Share share = budget.take(4).join();

    assertThat(share.grow(6)).isTrue();
    assertThat(share.grow(1)).isFalse();
    share.close();
    assertThat(budget.held()).isZero();
  }

  @Test
  void refusesWhatCanNeverBeGiven() {
    assertThatThrownBy(() -> budget.take(11)).hasMessageContaining("0 to 10 bytes, got 11");
    assertThatThrownBy(() -> new BodyBudget(0)).hasMessageContaining("positive");
  }

  @Test
  void staysWithinItsTotalWhenManyAskAtOnce() throws Exception {
    Random random = new Random(7);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 5000; i++) {
        int bytes = random.nextInt(11);
        all.add(
            CompletableFuture.supplyAsync(() -> budget.take(bytes), threads)
                .thenCompose(share -> share)
                .thenAcceptAsync(
                    share -> {
                      assertThat(budget.held()).isBetween((long) bytes, 10L);
                      share.close();
                    },
                    threads));
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
    }
    assertThat(budget.held()).isZero();
  }
}
