package io.scitq.sim.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.sim.catalog.Json;

/**
 * What the server says of a worker.
 *
 * @param id its number
 * @param concurrency slots
 * @param prefetch tasks that may wait on the worker
 * @param status as the server has it
 * @param provider who sells its machine, may be empty
 * @param taskProperties weights and priorities by batch
 */
record WorkerRow(
    long id,
    double concurrency,
    int prefetch,
    String status,
    String provider,
    JsonNode taskProperties) {
  static WorkerRow of(JsonNode json) {
    String properties = json.path("task_properties").asText("");
    return new WorkerRow(
        json.path("worker_id").asLong(),
        json.path("concurrency").asDouble(1),
        json.path("prefetch").asInt(0),
        json.path("status").asText(""),
        json.path("provider").asText(""),
        properties.isBlank() ? Json.object() : Json.read(properties));
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
