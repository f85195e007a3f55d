package io.scitq.local.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * What the server says of a worker.
 *
 * @param id its number
 * @param name its name
 * @param concurrency slots
 * @param status as the server has it
 * @param taskProperties weights and priorities by batch
 */
record WorkerRow(long id, String name, double concurrency, String status, JsonNode taskProperties) {
  static WorkerRow of(JsonNode json) throws IOException {
    return new WorkerRow(
        json.path("worker_id").asLong(),
        json.path("name").asText(""),
        json.path("concurrency").asDouble(1),
        json.path("status").asText(""),
        properties(json.path("task_properties").asText("")));
  }

  private static JsonNode properties(String text) throws IOException {
    if (text.isBlank()) {
      return ServerClient.body();
    }
    try {
      return ServerClient.JSON.readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new IOException("task_properties is no JSON: " + text, wrong);
    }
  }

  boolean isRunning() {
    return status.equals("running");
  }

  /** How many slots a task of a batch takes. */
  double weight(String batch) {
    return taskProperties.path(batch).path(0).asDouble(1);
  }

  /** Higher goes first. */
  double priority(String batch) {
    return taskProperties.path(batch).path(1).asDouble(0);
  }
}
