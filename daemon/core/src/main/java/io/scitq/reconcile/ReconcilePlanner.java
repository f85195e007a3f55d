package io.scitq.reconcile;

import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is stuck. A worker's silence is measured by our clock alone, and only while we were
 * listening: after a pause of the daemon every worker gets the whole time again to report.
 */
public final class ReconcilePlanner {
  private final ReconcileSettings settings;
  private final Instant listeningSince;
  private final Instant now;

  private ReconcilePlanner(ReconcileSettings settings, Instant listeningSince, Instant now) {
    this.settings = settings;
    this.listeningSince = listeningSince;
    this.now = now;
  }

  /**
   * Executions first, then tasks, each by id.
   *
   * @param listeningSince since when we would have heard any worker
   */
  public static List<Repair> plan(
      StuckSnapshot snapshot, ReconcileSettings settings, Instant listeningSince, Instant now) {
    ReconcilePlanner planner = new ReconcilePlanner(settings, listeningSince, now);
    List<Repair> repairs = new ArrayList<>();
    snapshot.executions().stream()
        .sorted(Comparator.comparing(HeldExecution::id))
        .flatMap(execution -> planner.judge(execution).stream())
        .forEach(repairs::add);
    snapshot.tasks().stream()
        .sorted(Comparator.comparing(LonelyTask::id))
        .flatMap(task -> planner.judge(task).stream())
        .forEach(repairs::add);
    return repairs;
  }

  private Optional<Repair> judge(HeldExecution held) {
    if (!held.latest()) {
      return Optional.of(new Repair.End(held.id(), RepairReason.SUPERSEDED));
    }
    if (isOver(held.task())) {
      boolean settled = older(held.since(), settings.settle());
      return settled && older(held.taskSince(), settings.settle())
          ? Optional.of(new Repair.End(held.id(), RepairReason.TASK_OVER))
          : Optional.empty();
    }
    return whyLost(held).map(reason -> new Repair.GiveBack(held.id(), reason));
  }

  private Optional<RepairReason> whyLost(HeldExecution held) {
    if (held.worker().isEmpty()) {
      return when(held.since(), settings.silence(), RepairReason.WORKER_GONE);
    }
    Holder worker = held.worker().get();
    if (older(later(worker.lastSeen(), listeningSince), settings.silence())) {
      return Optional.of(RepairReason.WORKER_SILENT);
    }
    if (held.status() != ExecutionStatus.PENDING) {
      return Optional.empty(); // the worker lives and has it: its time-outs are the user's
    }
    return switch (worker.status()) {
      case RUNNING -> when(heardSince(held), settings.taking(), RepairReason.NOT_TAKEN);
      case PAUSED, FAILED, EVICTED ->
          when(heardSince(held), settings.settle(), RepairReason.WORKER_NOT_RUNNING);
      case OFFLINE -> Optional.empty(); // its silence decides
    };
  }

  private Optional<Repair> judge(LonelyTask task) {
    if (!older(task.since(), settings.settle())) {
      return Optional.empty();
    }
    boolean done = task.latest().equals(Optional.of(ExecutionStatus.SUCCEEDED));
    return Optional.of(
        done
            ? new Repair.Settle(task.id(), RepairReason.SUCCEEDED)
            : new Repair.Requeue(task.id(), RepairReason.NO_EXECUTION));
  }

  private Instant heardSince(HeldExecution held) {
    return later(held.since(), listeningSince);
  }

  private Optional<RepairReason> when(Instant since, Duration bound, RepairReason reason) {
    return older(since, bound) ? Optional.of(reason) : Optional.empty();
  }

  private boolean older(Instant since, Duration bound) {
    return since.plus(bound).isBefore(now);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Paused is not over: its worker keeps what it holds until the task goes on. */
  private static boolean isOver(TaskStatus task) {
    return switch (task) {
      case FAILED, SUCCEEDED, WAITING, DEBUG -> true;
      case PAUSED, PENDING, ASSIGNED, ACCEPTED, RUNNING -> false;
    };
  }
}
