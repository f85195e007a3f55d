package io.scitq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class TransientFailureIT {
  private final TestDatabase test;

  TransientFailureIT(TestPostgres postgres) {
    test = TestDatabase.migrated(postgres);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aConnectionThatTheServerEndedIsTransient() {
    assertThat(TransientFailure.causedBy(failure("SELECT pg_terminate_backend(pg_backend_pid())")))
        .isTrue();
    assertThat(test.value("SELECT 1")).isEqualTo("1");
  }

  @Test
  void aMistakeInAStatementIsNot() {
    assertThat(TransientFailure.causedBy(failure("SELECT nonsense FROM nowhere"))).isFalse();
    assertThat(TransientFailure.causedBy(new IllegalStateException("bug"))).isFalse();
  }

  @Test
  void aClosedPoolIsTransient() {
    test.close();
    assertThat(TransientFailure.causedBy(failure("SELECT 1"))).isTrue();
  }

  @Test
  void aLostRaceIsTriedAgainByTheStoresAndTransientForOthers() {
    Throwable deadlock =
        failure("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01', MESSAGE = 'x'; END $$");
    assertThat(TransientFailure.isConflict(deadlock)).isTrue();
    assertThat(TransientFailure.causedBy(deadlock)).isTrue();
  }

  @Test
  void aTransactionThatLosesOnceSucceedsTheSecondTime() {
    int[] attempts = new int[1];
    int result =
        new Transactions(test.database().jdbi())
            .run(handle -> {
              attempts[0]++;
              if (attempts[0] == 1) {
                handle.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$");
              }
              return handle.createQuery("SELECT 7").mapTo(Integer.class).one();
            });
    assertThat(result).isEqualTo(7);
    assertThat(attempts[0]).isEqualTo(2);
  }

  private Throwable failure(String sql) {
    return catchThrowable(() -> test.execute(sql));
  }
}
