package io.scitq.store;

import java.util.Set;

/**
 * Which executions are meant, in which order, and what of them is wanted.
 *
 * @param executions what the executions must be
 * @param tasks what their tasks must be: name and batch can be asked
 * @param newestFirst descending by id instead of ascending
 * @param printing how much of what they printed
 */
public record ExecutionSelection(
    Criteria<ExecutionField> executions,
    Criteria<TaskField> tasks,
    boolean newestFirst,
    Printing printing) {
  private static final Set<TaskField> OF_TASKS = Set.of(TaskField.NAME, TaskField.BATCH);

  /** Checks that the columns of the two tables cannot be mixed up. */
  public ExecutionSelection {
    if (!OF_TASKS.containsAll(tasks.matches().keySet())) {
      throw new IllegalArgumentException(
          "only name and batch of the task can be asked, got " + tasks.matches().keySet());
    }
  }

  /** One execution with everything it printed. */
  public static ExecutionSelection of(int id) {
    return new ExecutionSelection(
        Criteria.where(ExecutionField.EXECUTION_ID, id),
        Criteria.all(),
        false,
        new Printing.Whole());
  }
}
