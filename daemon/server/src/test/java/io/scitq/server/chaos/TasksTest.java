package io.scitq.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TasksTest {
  @Test
  void oneSuccessOfEachAcknowledgedTaskIsRight() {
    assertThat(Tasks.wrong(Set.of(1), List.of(task(1, "succeeded")), List.of(end(1)))).isEmpty();
  }

  @Test
  void tellsLostRepeatedUnfinishedAndInventedSuccesses() {
    List<JsonNode> tasks =
        List.of(task(2, "succeeded"), task(3, "failed"), task(4, "succeeded"), task(5, "running"));
    assertThat(Tasks.wrong(Set.of(1, 2), tasks, List.of(end(2), end(2))))
        .containsExactly(
            "task 1 is lost",
            "task 2 succeeded 2 times",
            "task 3 is failed in the end",
            "task 4 succeeded 0 times",
            "task 5 is running in the end");
  }

  @Test
  void tellsASuccessOfARunThatAnotherReplaced() { // a late report that should have been dropped
    ObjectNode late = JsonNodeFactory.instance.objectNode().put("task_id", 1);
    late.put("status", "succeeded").put("latest", false);
    assertThat(Tasks.wrong(Set.of(1), List.of(task(1, "succeeded")), List.of(late)))
        .containsExactly("task 1 succeeded in a run that another replaced");
    assertThat(Tasks.wrong(Set.of(1), List.of(task(1, "succeeded")), List.of(late, end(1))))
        .containsExactly(
            "task 1 succeeded 2 times", "task 1 succeeded in a run that another replaced");
  }

  private static JsonNode task(int id, String status) {
    return end(id, status);
  }

  private static JsonNode end(int id) {
    return end(id, "succeeded");
  }

  private static JsonNode end(int id, String status) {
    return JsonNodeFactory.instance.objectNode().put("task_id", id).put("status", status);
  }
}
