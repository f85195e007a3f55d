package io.scitq.server.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scitq.api.Problem;
import io.scitq.server.metrics.MeterNames;
import io.scitq.server.operation.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationBusTest {
  /** What a store throws in this test when the database is lost. */
  private static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final OperationBus bus =
      new OperationBus(vertx, new Wire(), new Failures(Lost.class::isInstance), meters, 2);

  @AfterEach
  void close() throws Exception {
    bus.close();
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private void register(ToyOperation... operations) throws Exception {
    bus.register(List.of(operations)).await(10, TimeUnit.SECONDS);
  }

  private Problem refusal(String address, String body) {
    Future<Buffer> answer = bus.request(address, Buffer.buffer(body));
    try {
      answer.await(10, TimeUnit.SECONDS);
      throw new AssertionError("answered: " + answer.result());
    } catch (ReplyException e) {
      Problem problem = bus.problem(address, e);
      assertThat(e.failureCode()).isIn(problem.status(), -1);
      return problem;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void answersOverTheEventBus() throws Exception {
    register(ToyOperation.echo("scitq.toy"));

    Buffer answer =
        bus.request("scitq.toy", Buffer.buffer("{\"batch\": \"b\"}")).await(10, TimeUnit.SECONDS);
    Object fromBytes =
        vertx
            .eventBus()
            .<Buffer>request("scitq.toy", "{\"batch\": \"c\"}".getBytes(StandardCharsets.UTF_8))
            .await(10, TimeUnit.SECONDS)
            .body();

    assertThat(answer).hasToString("{\"batch\":\"b\"}");
    assertThat(fromBytes).hasToString("{\"batch\":\"c\"}");
    assertThat(bus.addresses()).containsExactly("scitq.toy");
  }

  @Test
  void carriesProblemsAsFailures() throws Exception {
    register(
        new ToyOperation(
            "scitq.toy",
            key -> {
              throw ProblemException.conflict("taken", key.batch() + " is taken");
            }));

    assertThat(refusal("scitq.toy", "{\"batch\": \"b\"}"))
        .isEqualTo(Problem.of(409, "taken", "b is taken"));
    assertThat(refusal("scitq.toy", "{}").details())
        .containsExactly("'batch' is missing: it must be text");
  }

  @Test
  void hidesBugsBehindAnIncidentNumber() throws Exception {
    register(
        new ToyOperation(
            "scitq.toy",
            key -> {
              throw new IllegalStateException("secret figures");
            }));

    Problem problem = refusal("scitq.toy", "{\"batch\": \"b\"}");

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.message()).matches(".*incident [0-9a-f]{8}").doesNotContain("secret");
  }

  @Test
  void saysThatTheDatabaseIsLost() throws Exception {
    register(
        new ToyOperation(
            "scitq.toy",
            key -> {
              throw new Lost();
            }));

    assertThat(refusal("scitq.toy", "{\"batch\": \"b\"}"))
        .extracting(Problem::status, Problem::code)
        .containsExactly(503, "database-unavailable");
  }

  @Test
  void survivesErrorsOfOperations() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    register(
        new ToyOperation(
            "scitq.toy",
            key -> {
              if (calls.getAndIncrement() == 0) {
                throw new StackOverflowError();
              }
              return key;
            }));

    assertThat(refusal("scitq.toy", "{\"batch\": \"b\"}").status()).isEqualTo(500);
    assertThat(
            bus.request("scitq.toy", Buffer.buffer("{\"batch\": \"b\"}"))
                .await(10, TimeUnit.SECONDS))
        .isNotNull();
  }

  @Test
  void runsAtMostSoManyAtOnce() throws Exception {
    CountDownLatch inside = new CountDownLatch(2);
    Semaphore go = new Semaphore(0);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    register(
        new ToyOperation(
            "scitq.toy",
            key -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              inside.countDown();
              go.acquireUninterruptibly();
              running.decrementAndGet();
              return key;
            }));

    List<Future<Buffer>> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      answers.add(bus.request("scitq.toy", Buffer.buffer("{\"batch\": \"b\"}")));
    }
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
    await().until(() -> meters.get(MeterNames.OPERATIONS_ACTIVE).gauge().value() == 6);
    go.release(6);
    Future.all(answers).await(10, TimeUnit.SECONDS);

    assertThat(most).hasValue(2);
  }

  @Test
  void countsByOutcome() throws Exception {
    register(ToyOperation.echo("scitq.toy"));

    bus.request("scitq.toy", Buffer.buffer("{\"batch\": \"b\"}")).await(10, TimeUnit.SECONDS);
    refusal("scitq.toy", "{}");

    await().until(() -> count("success") == 1 && count("refused") == 1);
  }

  private long count(String outcome) {
    return meters.find(MeterNames.OPERATION).tag(MeterNames.OUTCOME, outcome).timers().stream()
        .mapToLong(timer -> timer.count())
        .sum();
  }

  @Test
  void saysThatItStops() throws Exception {
    register(ToyOperation.echo("scitq.toy"));

    bus.close();

    assertThat(refusal("scitq.toy", "{}"))
        .extracting(Problem::status, Problem::code)
        .containsExactly(503, "stopping");
  }

  @Test
  void refusesTwoOperationsAtOneAddress() {
    assertThatThrownBy(() -> register(ToyOperation.echo("a"), ToyOperation.echo("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two operations at a");
  }
}
