package io.scitq.server.operation;

import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.Changes;
import io.scitq.store.NewTask;
import io.scitq.store.TaskCreation;
import io.scitq.store.TaskDeletion;
import io.scitq.store.TaskField;
import io.scitq.store.TaskRow;
import io.scitq.store.TaskStore;
import io.scitq.store.UpdateOutcome;
import io.scitq.task.TaskId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What clients may do with tasks, whichever door they come through. */
public final class TaskDesk {
  private final TaskStore tasks;
  private final InstantSource clock;
  private final Hints hints;

  /** Works on this store and tells of changes. */
  public TaskDesk(TaskStore tasks, InstantSource clock, Hints hints) {
    this.tasks = tasks;
    this.clock = clock;
    this.hints = hints;
  }

  /**
   * One task.
   *
   * @throws ProblemException 404 {@code task-unknown}
   */
  public TaskRow find(TaskId id) {
    return tasks.find(id).orElseThrow(() -> Missing.task(id));
  }

  /**
   * The task that a request names; the id wins.
   *
   * @throws ProblemException 400 without a name, 404 {@code task-unknown}
   */
  TaskRow named(@Nullable Integer id, @Nullable String name) {
    if (id != null) {
      return find(new TaskId(id));
    }
    if (name == null || name.isBlank()) {
      throw ProblemException.invalid(
          "request-invalid", "You must specify either name (-n) or id (-i)");
    }
    new RequestCheck().text("name", name).orThrow();
    return tasks.find(name).orElseThrow(() -> Missing.task(name));
  }

  /**
   * Queues a task.
   *
   * @throws ProblemException 400 when it makes no sense or requires what does not exist
   */
  public TaskRow create(NewTask task) {
    TaskChecks.check(task.fields());
    TaskRow row = made(tasks.create(task, clock.instant()));
    hints.publish(Hint.TASK);
    return row;
  }

  /**
   * Queues all tasks, or none; tells their ids in order.
   *
   * @throws ProblemException 400 when one makes no sense or requires what does not exist
   */
  List<TaskId> createAll(List<NewTask> all) {
    all.forEach(task -> TaskChecks.check(task.fields()));
    List<TaskId> ids = made(tasks.createAll(all, clock.instant()));
    hints.publish(Hint.TASK);
    return ids;
  }

  /**
   * Changes a task, with what follows for its executions.
   *
   * @param requires the new set of required tasks, empty to keep the old one
   * @throws ProblemException 404 {@code task-unknown}, 400 when it makes no sense
   */
  public TaskRow update(TaskId id, Changes<TaskField> fields, Optional<List<Integer>> requires) {
    TaskChecks.check(fields);
    return switch (tasks.update(id, fields, requires, clock.instant())) {
      case UpdateOutcome.Done<TaskRow>(TaskRow row, boolean changed) -> {
        if (changed) {
          hints.publish(Hint.TASK);
        }
        yield row;
      }
      case UpdateOutcome.Missing<TaskRow>() -> throw Missing.task(id);
      case UpdateOutcome.Refused<TaskRow>(String message) ->
          throw ProblemException.invalid("requirement-invalid", message);
    };
  }

  /**
   * Deletes a task and all that hangs on it.
   *
   * @throws ProblemException 404 {@code task-unknown}
   */
  public TaskDeletion delete(TaskId id) {
    TaskDeletion deletion = tasks.delete(id).orElseThrow(() -> Missing.task(id));
    hints.publish(Hint.TASK);
    return deletion;
  }

  private static <M> M made(TaskCreation<M> creation) {
    return switch (creation) {
      case TaskCreation.Created<M>(M made) -> made;
      case TaskCreation.UnknownRequirements<M>(List<Integer> ids) ->
          throw ProblemException.invalid(
              "requirement-unknown", "Required tasks " + TaskChecks.some(ids) + " don't exist");
    };
  }
}
