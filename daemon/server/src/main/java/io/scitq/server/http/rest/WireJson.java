package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.store.ExecutionRow;
import io.scitq.store.PrintedExecution;
import io.scitq.store.StoredWorker;
import io.scitq.store.TaskRow;
import io.scitq.store.WorkerExecution;
import io.scitq.store.WorkerSignal;
import io.scitq.store.WorkerStore;
import io.scitq.task.WorkerId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as scitq 1.3 shows them: every field is always there, in this order. */
final class WireJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private WireJson() {}

  static <R> ArrayNode list(List<R> rows, Function<R, ObjectNode> one) {
    ArrayNode all = JSON.arrayNode(rows.size());
    rows.forEach(row -> all.add(one.apply(row)));
    return all;
  }

  /**
   * A task.
   *
   * @param requires what it requires; only lists tell it
   */
  static ObjectNode task(TaskRow row, Optional<List<Integer>> requires) {
    ObjectNode node =
        JSON.objectNode()
            .put("task_id", row.id().value())
            .put("name", row.name())
            .put("status", row.status())
            .put("command", row.command())
            .put("creation_date", WireDate.of(row.created()))
            .put("modification_date", WireDate.of(row.modified()))
            .put("status_date", WireDate.of(row.statusSince()))
            .put("batch", row.batch())
            .put("input", row.input())
            .put("output", row.output())
            .put("container", row.container())
            .put("container_options", row.containerOptions())
            .put("resource", row.resource());
    requires.ifPresentOrElse(
        ids -> ids.forEach(node.putArray("required_task_ids")::add),
        () -> node.putNull("required_task_ids"));
    return node.put("retry", row.retry())
        .put("download_timeout", row.downloadTimeout())
        .put("run_timeout", row.runTimeout())
        .put("use_cache", row.useCache());
  }

  static ObjectNode worker(StoredWorker row) {
    String properties = row.taskProperties();
    return JSON.objectNode()
        .put("worker_id", row.id().value())
        .put("name", row.name())
        .put("concurrency", row.concurrency())
        .put("prefetch", row.prefetch())
        .put("hostname", row.hostname())
        .put("status", row.status())
        .put("load", row.load())
        .put("memory", memory(row.memory()))
        .put("stats", row.stats())
        .put("task_properties", properties == null ? "{}" : properties)
        .put("creation_date", WireDate.of(row.created()))
        .put("modification_date", WireDate.of(row.modified()))
        .put("last_contact_date", WireDate.of(row.lastContact()))
        .put("batch", row.batch())
        .put("permanent", row.permanent())
        .put("flavor", row.flavor())
        .put("region", row.region())
        .put("provider", row.provider());
  }

  static ObjectNode execution(PrintedExecution execution) {
    ObjectNode node = executionHead(execution.row());
    node.put("output", execution.output()).put("error", execution.error());
    return node.setAll(executionTail(execution.row()));
  }

  /** The fields before output and error. */
  static ObjectNode executionHead(ExecutionRow row) {
    return JSON.objectNode()
        .put("execution_id", row.id())
        .put("worker_id", value(row.worker()))
        .put("task_id", row.task().value())
        .put("status", row.status())
        .put("return_code", row.returnCode())
        .put("pid", row.pid())
        .put("creation_date", WireDate.of(row.created()))
        .put("modification_date", WireDate.of(row.modified()));
  }

  /** The fields after output and error. */
  static ObjectNode executionTail(ExecutionRow row) {
    return JSON.objectNode()
        .put("output_files", row.outputFiles())
        .put("command", row.command())
        .put("freeze", (Boolean) null)
        .put("latest", row.latest());
  }

  static ObjectNode workerExecution(WorkerExecution row) {
    return JSON.objectNode()
        .put("execution_id", row.id())
        .put("command", row.command())
        .put("status", row.status())
        .put("task_id", row.task().value())
        .put("creation_date", WireDate.of(row.created()))
        .put("modification_date", WireDate.of(row.modified()))
        .put("pid", row.pid())
        .put("output_files", row.outputFiles())
        .put("latest", row.latest())
        .put("batch", row.batch())
        .put("taskstatus", row.taskStatus());
  }

  static ObjectNode signal(WorkerSignal row) {
    return JSON.objectNode()
        .put("execution_id", row.execution())
        .put("worker_id", row.worker().value())
        .put("signal", row.signal());
  }

  static ObjectNode count(WorkerStore.ExecutionCount row) {
    return JSON.objectNode()
        .put("worker_id", row.worker().value())
        .put("status", row.status())
        .put("count", row.count());
  }

  private static @Nullable Integer value(@Nullable WorkerId id) {
    return id == null ? null : id.value();
  }

  /** The column is a text; what is no number in it is shown as none. */
  private static @Nullable Double memory(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
