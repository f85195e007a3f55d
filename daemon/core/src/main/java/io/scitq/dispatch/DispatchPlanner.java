package io.scitq.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides which pending task goes to which worker. */
public final class DispatchPlanner {
  private DispatchPlanner() {}

  /** Lower tasks first, the least loaded worker of the batch first. */
  public static List<Assignment> plan(DispatchSnapshot snapshot) {
    Map<WorkerRoom, Double> loads = new HashMap<>();
    snapshot.workers().forEach(worker -> loads.put(worker, worker.load()));
    List<Assignment> plan = new ArrayList<>();
    for (PendingTask task :
        snapshot.tasks().stream().sorted(Comparator.comparing(PendingTask::id)).toList()) {
      loads.entrySet().stream()
          .filter(entry -> entry.getKey().batch().equals(task.batch()))
          .filter(e -> e.getValue() < e.getKey().concurrency() + e.getKey().prefetch())
          .min(
              Comparator.<Map.Entry<WorkerRoom, Double>>comparingDouble(
                      entry -> entry.getValue() - entry.getKey().concurrency())
                  .thenComparing(entry -> entry.getKey().id()))
          .ifPresent(entry -> {
            plan.add(new Assignment(task.id(), entry.getKey().id()));
            entry.setValue(entry.getValue() + 1);
          });
    }
    return plan;
  }
}
