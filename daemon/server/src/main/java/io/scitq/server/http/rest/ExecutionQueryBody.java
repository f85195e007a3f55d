package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.store.Criteria;
import io.scitq.store.ExecutionField;
import io.scitq.store.ExecutionSelection;
import io.scitq.store.Printing;
import io.scitq.store.TaskField;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a list of executions asks for: options, filters on any column, and name and batch of the
 * task. All filters hold together (scitq 1.3 drops one, or fails, when a task is asked for as
 * well).
 *
 * @param selection what is meant
 * @param limit rows at most
 */
record ExecutionQueryBody(ExecutionSelection selection, int limit) {
  private static final String TASK_NAME = "task_name";
  private static final WireFields<ExecutionField> FILTERS =
      new WireFields<>(
          EnumSet.allOf(ExecutionField.class),
          Set.of("reverse", "limit", "no_output", "trunc", TASK_NAME, "batch"));
  private static final WireFields<TaskField> OF_TASK =
      new WireFields<>(List.of(TaskField.NAME, TaskField.BATCH));

  static ExecutionQueryBody read(ObjectNode body) {
    boolean newestFirst = flag(body, "reverse");
    int limit = count(body, "limit");
    boolean noOutput = flag(body, "no_output");
    int characters = count(body, "trunc");
    Criteria<TaskField> tasks = tasks(body);
    Printing end = characters == 0 ? new Printing.Whole() : new Printing.End(characters);
    return new ExecutionQueryBody(
        new ExecutionSelection(
            FILTERS.criteria(body), tasks, newestFirst, noOutput ? new Printing.None() : end),
        limit == 0 ? Integer.MAX_VALUE : limit);
  }

  private static Criteria<TaskField> tasks(ObjectNode body) {
    ObjectNode asked = RestRequest.JSON.createObjectNode();
    JsonNode name = body.remove(TASK_NAME);
    if (name != null) {
      asked.set(TaskField.NAME.column(), name);
    }
    JsonNode batch = body.remove("batch");
    if (batch != null) {
      asked.set(TaskField.BATCH.column(), batch);
    }
    return OF_TASK.criteria(asked);
  }

  private static boolean flag(ObjectNode body, String name) {
    JsonNode node = body.remove(name);
    return node != null && !node.isNull() && WireValue.flag(name, node);
  }

  private static int count(ObjectNode body, String name) {
    JsonNode node = body.remove(name);
    int count = node == null || node.isNull() ? 0 : WireValue.integer(name, node);
    if (count < 0) {
      throw RestException.invalid("'" + name + "' must not be negative, got " + count);
    }
    return count;
  }
}
