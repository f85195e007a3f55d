package io.scitq.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.StringReader;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisturbanceTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final Disturbance disturbance = new Disturbance(() -> NOW, 1);
  private final AtomicInteger heard = new AtomicInteger();
  private Vertx vertx;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    disturbance.accept(vertx);
    vertx.eventBus().consumer("scitq.event.task", message -> heard.incrementAndGet());
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void setsTheClock() {
    disturbance.obeyAll(new StringReader("clock -40\n"));
    assertThat(disturbance.instant()).isEqualTo(NOW.minusSeconds(40));
  }

  @Test
  void losesHints() {
    publish(100, 0);
    publish(0, 0);
    await().until(() -> heard.get() >= 1);
    assertThat(heard).hasValue(1);
  }

  @Test
  void repeatsHints() {
    publish(0, 100);
    await().until(() -> heard.get() == 2);
  }

  @Test
  void refusesAnOrderThatItDoesNotKnow() {
    assertThatThrownBy(() -> disturbance.obey("dance")).hasMessageContaining("'dance'");
  }

  private void publish(int lost, int twice) {
    disturbance.obey("bus " + lost + " " + twice);
    vertx.eventBus().publish("scitq.event.task", "task");
  }
}
