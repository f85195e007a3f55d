package io.scitq.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scitq.dispatch.WorkerRoom;
import io.scitq.task.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running worker as dispatching sees it.
 *
 * @param id its id
 * @param batch the batch it serves
 * @param concurrency tasks at once
 * @param prefetch tasks prepared ahead
 * @param weights slots that a running task of an earlier batch occupies, by batch
 */
record RunningWorker(
    int id, String batch, int concurrency, int prefetch, Map<String, Double> weights) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static RunningWorker read(ResultSet row) throws SQLException {
    return new RunningWorker(
        row.getInt("worker_id"),
        row.getString("batch"),
        row.getInt("concurrency"),
        row.getInt("prefetch"),
        weights(row.getString("task_properties")));
  }

  double weight(String taskBatch) {
    return weights.getOrDefault(taskBatch, 1.0);
  }

  WorkerRoom room(double load) {
    return new WorkerRoom(new WorkerId(id), batch, concurrency, prefetch, load);
  }

  /** {@code {"batch": [weight, priority]}}; a text that is not so counts as no weights. */
  static Map<String, Double> weights(@Nullable String properties) {
    if (properties == null || properties.length() <= 2) {
      return Map.of();
    }
    Map<String, Double> weights = new HashMap<>();
    try {
      for (Map.Entry<String, JsonNode> entry : JSON.readTree(properties).properties()) {
        double weight = entry.getValue().path(0).asDouble(1.0);
        if (weight > 0 && Double.isFinite(weight)) {
          weights.put(entry.getKey(), weight);
        }
      }
    } catch (JsonProcessingException e) {
      return Map.of(); // written by another program; one bad row must not stop dispatching
    }
    return weights;
  }
}
