package io.scitq.store;

import java.util.List;

/**
 * A task to be made.
 *
 * @param fields its columns; at least the command, the others have their defaults
 * @param requires ids of the tasks that must succeed before it
 */
public record NewTask(Changes<TaskField> fields, List<Integer> requires) {
  /** Checks the command and copies the list. */
  public NewTask {
    if (fields.text(TaskField.COMMAND).isEmpty()) {
      throw new IllegalArgumentException("a task needs a command");
    }
    requires = List.copyOf(requires);
  }

  /** A pending native task without input. */
  public static NewTask of(String batch, String name, String command) {
    Changes<TaskField> fields =
        Changes.<TaskField>none()
            .with(TaskField.COMMAND, command)
            .with(TaskField.NAME, name)
            .with(TaskField.BATCH, batch)
            .with(TaskField.CONTAINER_OPTIONS, "");
    return new NewTask(fields, List.of());
  }
}
