package io.scitq.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DispatchPlannerTest {
  @Test
  void givesLowerTaskIdsFirst() {
    List<PendingTask> tasks = List.of(task(9, "a"), task(3, "a"), task(5, "a"));

    assertThat(plan(tasks, List.of(worker(1, "a", 2, 0, 0))))
        .containsExactly(given(3, 1), given(5, 1));
  }

  @Test
  void fillsWorkersEvenly() {
    assertThat(plan(tasks("a", 4), List.of(worker(1, "a", 4, 0, 0), worker(2, "a", 4, 0, 0))))
        .containsExactly(given(1, 1), given(2, 2), given(3, 1), given(4, 2));
  }

  @Test
  void fillsInProportionToTheConcurrency() {
    List<Assignment> plan =
        plan(tasks("a", 9), List.of(worker(1, "a", 8, 0, 0), worker(2, "a", 4, 0, 0)));

    assertThat(plan.stream().filter(each -> each.worker().value() == 1)).hasSize(6);
  }

  @Test
  void prefersFreeSlotsToPrefetch() {
    List<WorkerRoom> workers = List.of(worker(1, "a", 1, 5, 1), worker(2, "a", 3, 0, 2));

    assertThat(plan(tasks("a", 3), workers)).containsExactly(given(1, 2), given(2, 1), given(3, 1));
  }

  @Test
  void keepsToTheBatch() {
    assertThat(plan(tasks("a", 2), List.of(worker(1, "A", 4, 0, 0)))).isEmpty();
  }

  @Test
  void countsWeightedLoad() {
    assertThat(plan(tasks("a", 9), List.of(worker(1, "a", 4, 1, 3.5)))).hasSize(2);
  }

  // lesson 4: a worker with concurrency 0 disturbs nobody
  @Test
  void givesNothingToAWorkerThatRunsNothing() {
    assertThat(plan(tasks("a", 2), List.of(worker(1, "a", 0, 3, 0), worker(2, "a", 1, -1, 0))))
        .containsExactly(given(1, 2));
  }

  @Test
  void keepsItsPromisesOnRandomSnapshots() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<PendingTask> tasks = new ArrayList<>();
      List<WorkerRoom> workers = new ArrayList<>();
      for (int id = random.nextInt(60); id > 0; id--) {
        tasks.add(task(random.nextInt(50), "b" + random.nextInt(3)));
      }
      for (int id = random.nextInt(12); id > 0; id--) {
        workers.add(
            worker(
                id,
                "b" + random.nextInt(3),
                random.nextInt(4),
                random.nextInt(3),
                random.nextInt(10) / 2.0));
      }

      List<Assignment> plan = plan(tasks, workers);

      Set<TaskId> once = new HashSet<>();
      assertThat(plan).allMatch(each -> once.add(each.task()));
      assertRoom(plan, workers);
      Collections.shuffle(tasks, random);
      Collections.shuffle(workers, random);
      assertThat(plan(distinct(tasks), workers).size()).isLessThanOrEqualTo(tasks.size());
    }
  }

  @Test
  void doesNotDependOnTheOrderOfItsInput() {
    List<PendingTask> tasks = new ArrayList<>(tasks("a", 20));
    List<WorkerRoom> workers = new ArrayList<>();
    IntStream.range(1, 8).forEach(id -> workers.add(worker(id, "a", id % 3 + 1, id % 2, id % 4)));
    List<Assignment> before = plan(tasks, workers);
    Collections.shuffle(tasks, new Random(1));
    Collections.shuffle(workers, new Random(2));

    assertThat(plan(tasks, workers)).isEqualTo(before);
  }

  private static void assertRoom(List<Assignment> plan, List<WorkerRoom> workers) {
    Map<WorkerId, Double> load = new HashMap<>();
    workers.forEach(worker -> load.put(worker.id(), worker.load()));
    plan.forEach(each -> load.merge(each.worker(), 1.0, Double::sum));
    for (WorkerRoom worker : workers) {
      double most = Math.max(worker.load(), worker.concurrency() + worker.prefetch() + 0.5);
      assertThat(load.get(worker.id())).isLessThanOrEqualTo(most);
    }
  }

  private static List<PendingTask> distinct(List<PendingTask> tasks) {
    Set<TaskId> seen = new HashSet<>();
    return tasks.stream().filter(task -> seen.add(task.id())).toList();
  }

  private static List<Assignment> plan(List<PendingTask> tasks, List<WorkerRoom> workers) {
    return DispatchPlanner.plan(new DispatchSnapshot(tasks, workers));
  }

  private static List<PendingTask> tasks(String batch, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(id -> task(id, batch)).toList();
  }

  private static PendingTask task(int id, String batch) {
    return new PendingTask(new TaskId(id), batch);
  }

  private static WorkerRoom worker(
      int id, String batch, int concurrency, int prefetch, double load) {
    return new WorkerRoom(new WorkerId(id), batch, concurrency, prefetch, load);
  }

  private static Assignment given(int task, int worker) {
    return new Assignment(new TaskId(task), new WorkerId(worker));
  }
}
