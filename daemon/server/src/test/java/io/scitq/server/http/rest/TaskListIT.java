package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.store.NewTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists are sent page by page; seen from outside they are one array. */
class TaskListIT {
  private final RestServer server = new RestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aLongListComesWholeAndInOrder() {
    insert("A", 1203);
    insert("B", 700);

    assertThat(ids("{}")).hasSize(1903).isSorted().doesNotHaveDuplicates();
    assertThat(ids("{\"batch\":\"A\"}")).hasSize(1203).isSorted();
    assertThat(ids("{\"batch\":[\"A\",\"B\"],\"status\":\"pending\"}")).hasSize(1903);
  }

  @Test
  void aListOfExactlyOnePageEnds() {
    insert("A", 500);

    assertThat(ids("{}")).hasSize(500);
  }

  @Test
  void anEmptyListIsAnEmptyArray() {
    assertThat(server.get("/tasks/", "{\"batch\":\"none\"}").json()).hasToString("[]");
  }

  private void insert(String batch, int count) {
    server.tasks.insert(
        IntStream.range(0, count).mapToObj(n -> NewTask.of(batch, "t" + n, "true")).toList(),
        Instant.EPOCH);
  }

  private List<Integer> ids(String filter) {
    List<Integer> ids = new ArrayList<>();
    for (JsonNode task : server.get("/tasks/", filter).json()) {
      ids.add(task.path("task_id").asInt());
    }
    return ids;
  }
}
