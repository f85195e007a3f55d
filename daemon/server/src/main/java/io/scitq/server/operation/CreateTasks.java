package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.TaskIds;
import io.scitq.api.TaskSpec;
import io.scitq.api.TaskSpecs;
import io.scitq.task.TaskId;
import java.util.ArrayList;
import java.util.List;

/** Queues up to ten thousand tasks together: all of them or none. */
public final class CreateTasks implements Operation<TaskSpecs, TaskIds> {
  private static final int MAX_TASKS = 10_000;

  /** As many mistakes are told. */
  private static final int MAX_MISTAKES = 20;

  private final TaskDesk desk;

  /** Queues through this desk. */
  public CreateTasks(TaskDesk desk) {
    this.desk = desk;
  }

  @Override
  public String address() {
    return BusAddress.TASK_CREATE;
  }

  @Override
  public Class<TaskSpecs> requestType() {
    return TaskSpecs.class;
  }

  /** Ten thousand tasks of 800 bytes. */
  @Override
  public int maxBytes() {
    return 8 << 20;
  }

  @Override
  public TaskIds run(TaskSpecs request) {
    List<TaskSpec> specs = request.tasks();
    if (specs.isEmpty() || specs.size() > MAX_TASKS) {
      throw ProblemException.invalid(
          "request-invalid", "tasks must be 1 to " + MAX_TASKS + ", got " + specs.size());
    }
    check(specs);
    return new TaskIds(
        desk.createAll(specs.stream().map(TaskSpecReading::task).toList()).stream()
            .map(TaskId::value)
            .toList());
  }

  private static void check(List<TaskSpec> specs) {
    List<String> mistakes = new ArrayList<>();
    for (int n = 0; n < specs.size() && mistakes.size() < MAX_MISTAKES; n++) {
      String place = "tasks[" + n + "]: ";
      TaskSpecReading.mistake(specs.get(n)).ifPresent(sentence -> mistakes.add(place + sentence));
    }
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(
          "request-invalid", "no task was queued, " + mistakes.getFirst(), mistakes);
    }
  }
}
