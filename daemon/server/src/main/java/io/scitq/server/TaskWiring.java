package io.scitq.server;

import io.scitq.server.operation.BatchNames;
import io.scitq.server.operation.CreateTasks;
import io.scitq.server.operation.DeleteTask;
import io.scitq.server.operation.ExecutionDesk;
import io.scitq.server.operation.ListExecutions;
import io.scitq.server.operation.ListTasks;
import io.scitq.server.operation.Operation;
import io.scitq.server.operation.ReadOutput;
import io.scitq.server.operation.RelaunchTask;
import io.scitq.server.operation.ResultWatch;
import io.scitq.server.operation.TaskDesk;
import io.scitq.server.operation.UpdateTask;
import java.util.List;

/** Builds what is done with tasks and executions, for both doors. */
final class TaskWiring {
  private TaskWiring() {}

  static TaskDesk tasks(Parts parts) {
    return new TaskDesk(parts.stores().tasks(), parts.clock(), parts.hints());
  }

  static ExecutionDesk executions(Parts parts, ResultWatch results) {
    return new ExecutionDesk(parts.stores().executions(), results, parts.clock(), parts.hints());
  }

  static List<Operation<?, ?>> operations(Parts parts, BatchNames batches) {
    Stores stores = parts.stores();
    TaskDesk desk = tasks(parts);
    return List.of(
        new ListTasks(stores.tasks(), batches),
        new CreateTasks(desk),
        new UpdateTask(desk, stores.tasks()),
        new RelaunchTask(desk),
        new DeleteTask(desk),
        new ListExecutions(stores.printed(), stores.tasks(), batches),
        new ReadOutput(desk, stores.printed()));
  }
}
