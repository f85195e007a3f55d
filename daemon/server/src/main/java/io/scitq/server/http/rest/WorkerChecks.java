package io.scitq.server.http.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scitq.api.DeploySpec;
import io.scitq.store.Changes;
import io.scitq.store.WorkerField;
import io.scitq.store.WorkerSignal;
import io.scitq.store.WorkerStore;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker, or a client about one, may say. */
final class WorkerChecks {
  /** Characters of a load or of statistics; workers send some hundreds. */
  private static final int MOST_STATS = 65_536;

  private WorkerChecks() {}

  static Changes<WorkerField> check(Changes<WorkerField> fields) {
    Statuses.check(fields, WorkerField.STATUS, WorkerStatus.values());
    for (WorkerField field : List.of(WorkerField.CONCURRENCY, WorkerField.PREFETCH)) {
      if (fields.number(field).filter(number -> number < 0).isPresent()) {
        throw RestException.invalid("'" + field.column() + "' must not be negative");
      }
    }
    fields.text(WorkerField.TASK_PROPERTIES).ifPresent(WorkerChecks::checkProperties);
    boolean unnamedBatch =
        fields.text(WorkerField.BATCH).filter(batch -> batch.isEmpty()).isPresent();
    return unnamedBatch ? fields.with(WorkerField.BATCH, WorkerStore.DEFAULT_BATCH) : fields;
  }

  /** A worker lives even when it cannot say how it feels: what makes no sense is left out. */
  static WorkerStore.Ping ping(ObjectNode body) {
    refuseOthers(body, List.of("load", "memory", "stats"));
    return new WorkerStore.Ping(
        text(body, "load"), number(body.path("memory")), text(body, "stats"));
  }

  static WorkerSignal signal(WorkerId worker, ObjectNode body) {
    refuseOthers(body, List.of("execution_id", "signal"));
    JsonNode execution = body.path("execution_id");
    boolean none = execution.isMissingNode() || execution.isNull();
    return new WorkerSignal(
        none ? null : WireValue.integer("execution_id", execution),
        worker,
        WireValue.integer("signal", body.path("signal")));
  }

  /** Workers to deploy; scitq 1.3 demands a number, and plans the rest later. */
  static DeploySpec deploy(ObjectNode body) {
    refuseOthers(
        body,
        List.of("number", "region", "provider", "flavor", "batch", "concurrency", "prefetch"));
    return new DeploySpec(
        required(body, "flavor"),
        required(body, "region"),
        required(body, "provider"),
        integer(body, "concurrency"),
        integer(body, "prefetch"),
        WireValue.integer("number", body.path("number")),
        text(body, "batch"));
  }

  private static String required(ObjectNode body, String name) {
    String text = text(body, name);
    if (text == null) {
      throw RestException.invalid("'" + name + "' is missing");
    }
    return text;
  }

  private static @Nullable Integer integer(ObjectNode body, String name) {
    JsonNode node = body.path(name);
    return node.isMissingNode() || node.isNull() ? null : WireValue.integer(name, node);
  }

  static void refuseOthers(ObjectNode body, List<String> allowed) {
    body.properties()
        .forEach(entry -> {
          if (!allowed.contains(entry.getKey())) {
            throw RestException.invalid(
                "Unknown field '" + entry.getKey() + "', allowed: " + String.join(", ", allowed));
          }
        });
  }

  /** Workers and dispatching parse it: it must stay an object. */
  private static void checkProperties(String text) {
    try {
      if (RestRequest.JSON.readTree(text).isObject()) {
        return;
      }
    } catch (JsonProcessingException e) {
      throw RestException.invalid(
          "'task_properties' must be the text of a JSON object: " + e.getOriginalMessage());
    }
    throw RestException.invalid("'task_properties' must be the text of a JSON object");
  }

  private static @Nullable String text(ObjectNode body, String name) {
    JsonNode node = body.path(name);
    if (!node.isTextual() && !node.isNumber()) {
      return null;
    }
    String text = WireValue.printed(name, TextNode.valueOf(node.asText()));
    return text.length() > MOST_STATS ? null : text;
  }

  private static @Nullable Double number(JsonNode node) {
    double value = node.isTextual() ? parse(node.textValue()) : Double.NaN;
    if (node.isNumber()) {
      value = node.doubleValue();
    }
    return Double.isFinite(value) ? value : null;
  }

  private static double parse(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
