package io.scitq.local.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static WorkerRow row(double concurrency, String status, String properties)
      throws IOException {
    JsonNode json = ServerClient.JSON.readTree(properties);
    return new WorkerRow(1, "w", concurrency, status, json);
  }

  private static Slots.Candidate waiting(long id, String batch) {
    return new Slots.Candidate(id, batch, false, true);
  }

  private static Slots.Candidate running(long id, String batch) {
    return new Slots.Candidate(id, batch, true, false);
  }

  @Test
  void theOldestGoesFirst() throws IOException {
    List<Slots.Candidate> all = new ArrayList<>();
    for (long id = 1; id <= 9; id++) {
      all.add(waiting(id, "b"));
    }
    Collections.shuffle(all, new Random(7));

    assertThat(Slots.granted(row(2, "running", "{}"), all)).containsExactly(1L, 2L);
  }

  @Test
  void whatRunsTakesItsWeight() throws IOException {
    WorkerRow row = row(4, "running", "{\"heavy\": [3, 0]}");

    assertThat(Slots.granted(row, List.of(running(1, "heavy"), waiting(2, "b"), waiting(3, "b"))))
        .containsExactly(2L);
    assertThat(Slots.granted(row, List.of(running(1, "b"), running(2, "b"), waiting(3, "heavy"))))
        .isEmpty();
  }

  @Test
  void priorityGoesBeforeWeightAndWeightBeforeAge() throws IOException {
    WorkerRow row = row(10, "running", "{\"urgent\": [1, 2], \"heavy\": [2, 0]}");

    assertThat(
            Slots.granted(row, List.of(waiting(1, "b"), waiting(2, "heavy"), waiting(3, "urgent"))))
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void aLighterOneFillsTheRoomThatIsLeft() throws IOException {
    WorkerRow row = row(2, "running", "{\"heavy\": [2, 1], \"light\": [0.5, 0]}");

    assertThat(
            Slots.granted(
                row,
                List.of(
                    running(1, "b"), waiting(2, "heavy"), waiting(3, "light"), waiting(4, "b"))))
        .containsExactly(4L);
  }

  @Test
  void aWorkerThatIsNotRunningStartsNothing() throws IOException {
    assertThat(Slots.granted(row(4, "paused", "{}"), List.of(waiting(1, "b")))).isEmpty();
    assertThat(Slots.granted(row(0, "running", "{}"), List.of(waiting(1, "b")))).isEmpty();
  }
}
