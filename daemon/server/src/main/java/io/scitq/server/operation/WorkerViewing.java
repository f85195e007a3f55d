package io.scitq.server.operation;

import io.scitq.api.WorkerView;
import io.scitq.store.WorkerRow;
import io.scitq.store.WorkerViews;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stored workers as others see them. */
final class WorkerViewing {
  private WorkerViewing() {}

  /**
   * The worker that a request names; the id wins.
   *
   * @throws ProblemException 400 without a name, 404 {@code worker-unknown}
   */
  static WorkerRow named(WorkerViews workers, @Nullable Integer id, @Nullable String name) {
    if (id != null) {
      return workers.find(new WorkerId(id)).orElseThrow(() -> Missing.worker(id.toString()));
    }
    if (name == null || name.isBlank()) {
      throw ProblemException.invalid(
          "request-invalid", "You must specify either name (-n) or id (-i)");
    }
    new RequestCheck().text("name", name).orThrow();
    List<WorkerRow> found = workers.find(name);
    if (found.size() > 1) {
      throw ProblemException.conflict(
          "worker-ambiguous",
          "several workers are named "
              + name
              + ", say which by id: "
              + String.join(", ", found.stream().map(row -> row.id().toString()).toList()));
    }
    return found.stream().findFirst().orElseThrow(() -> Missing.worker(name));
  }

  static WorkerView view(WorkerRow row, Instant now) {
    return new WorkerView(
        row.id().value(),
        row.name(),
        row.status(),
        row.concurrency(),
        Dates.text(row.createdAt()),
        Dates.text(row.lastContact()),
        row.batch(),
        row.provider().orElse(null),
        row.region().orElse(null),
        row.flavor().orElse(null),
        row.ipv4().orElse(null),
        row.active(),
        row.prefetch(),
        row.executions("pending"),
        row.executions("accepted"),
        row.executions("running"),
        row.executions("failed"),
        row.executions("succeeded"),
        row.permanent(),
        row.price().map(price -> price.perHour().doubleValue()).orElse(null),
        row.price().map(price -> price.currency().getCurrencyCode()).orElse(null),
        spent(row, now),
        row.launch().orElse(null));
  }

  /** So far, by the price at launch; nothing while its instance is only wished for. */
  private static @Nullable Double spent(WorkerRow row, Instant now) {
    if (row.price().isEmpty()) {
      return null;
    }
    double perHour = row.price().get().perHour().doubleValue();
    double seconds =
        row.billedSince()
            .map(since -> Math.max(0, Duration.between(since, now).toMillis()) / 1_000.0)
            .orElse(0.0);
    return Math.round(perHour * seconds / 3_600 * 1e6) / 1e6;
  }
}
