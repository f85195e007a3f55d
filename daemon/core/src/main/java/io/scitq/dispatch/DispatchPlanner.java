package io.scitq.dispatch;

import io.scitq.task.TaskId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Gives pending tasks to the workers of their batch: lower task ids first, free slots before
 * prefetch, and always to the worker that is least full, so that all of a batch fill evenly. A
 * worker takes tasks while its load is below concurrency plus prefetch; one with concurrency 0
 * takes none, because it would never run them.
 */
public final class DispatchPlanner {
  private static final Comparator<Seat> EMPTIEST =
      Comparator.comparing(Seat::isPrefetching)
          .thenComparingDouble(Seat::fullness)
          .thenComparing(seat -> seat.worker.id());

  private DispatchPlanner() {}

  /** A worker and what it holds, earlier assignments of this plan included. */
  private record Seat(WorkerRoom worker, double load) {
    boolean hasRoom() {
      return worker.concurrency() > 0
          && load < (double) worker.concurrency() + Math.max(0, worker.prefetch());
    }

    boolean isPrefetching() {
      return load >= worker.concurrency();
    }

    /** 0 empty to 1 full, of the slots or else of the prefetch. */
    double fullness() {
      return isPrefetching()
          ? (load - worker.concurrency()) / worker.prefetch()
          : load / worker.concurrency();
    }

    Seat oneMore() {
      return new Seat(worker, load + 1);
    }
  }

  /** Assignments in the order of the task ids; each task at most once. */
  public static List<Assignment> plan(DispatchSnapshot snapshot) {
    Map<String, PriorityQueue<Seat>> batches = new HashMap<>();
    for (WorkerRoom worker : snapshot.workers()) {
      offer(batches, new Seat(worker, worker.load()));
    }
    Set<TaskId> given = new HashSet<>();
    List<Assignment> assignments = new ArrayList<>();
    for (PendingTask task : sorted(snapshot.tasks())) {
      PriorityQueue<Seat> seats = batches.get(task.batch());
      if (seats == null || seats.isEmpty() || !given.add(task.id())) {
        continue;
      }
      Seat seat = seats.remove();
      assignments.add(new Assignment(task.id(), seat.worker().id()));
      offer(batches, seat.oneMore());
    }
    return assignments;
  }

  private static void offer(Map<String, PriorityQueue<Seat>> batches, Seat seat) {
    if (seat.hasRoom()) {
      batches
          .computeIfAbsent(seat.worker().batch(), batch -> new PriorityQueue<>(EMPTIEST))
          .add(seat);
    }
  }

  private static List<PendingTask> sorted(List<PendingTask> tasks) {
    return tasks.stream().sorted(Comparator.comparing(PendingTask::id)).toList();
  }
}
