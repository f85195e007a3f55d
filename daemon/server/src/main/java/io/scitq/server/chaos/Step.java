package io.scitq.server.chaos;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happens up to one kill.
 *
 * @param number from 1
 * @param acts what goes wrong, in this order; a silence begins when the tasks run
 * @param batch gets more tasks
 * @param tasks how many seconds of work each of them is
 * @param pause until the kill
 * @param kill what is killed
 * @param delay from the kill to the second one, where there is one
 */
record Step(
    int number,
    List<Act> acts,
    String batch,
    List<Integer> tasks,
    Duration pause,
    Kill kill,
    Duration delay) {
  Step {
    acts = List.copyOf(acts);
    tasks = List.copyOf(tasks);
  }

  /** What happens before the tasks are queued. */
  List<Act> first() {
    return acts.stream().filter(act -> !(act instanceof Act.CutOff)).toList();
  }

  /** What happens to workers that are at work. */
  List<Act> atWork() {
    return acts.stream().filter(Act.CutOff.class::isInstance).toList();
  }

  /** One line, the same in each run with the seed. */
  @Override
  public String toString() {
    return "step %d: %s; %d tasks for %s; after %d ms kill %s%s"
        .formatted(
            number,
            acts.stream().map(Act::toString).collect(Collectors.joining(", ")),
            tasks.size(),
            batch,
            pause.toMillis(),
            kill.label(),
            kill == Kill.WHILE_STARTING ? " after " + delay.toMillis() + " ms" : "");
  }
}
