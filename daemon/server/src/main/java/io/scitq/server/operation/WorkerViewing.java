package io.scitq.server.operation;

import io.scitq.api.WorkerView;
import io.scitq.store.WorkerOverview;
import io.scitq.store.WorkerViews;
import org.jspecify.annotations.Nullable;

/** Stored workers as others see them. */
final class WorkerViewing {
  private WorkerViewing() {}

  /**
   * The worker that a request names; the id wins.
   *
   * @throws ProblemException 400 without a name, 404 {@code worker-unknown}
   */
  static WorkerOverview named(WorkerViews workers, @Nullable Integer id, @Nullable String name) {
    if (id != null) {
      return workers.find(id).orElseThrow(() -> Missing.worker(id.toString()));
    }
    if (name == null || name.isBlank()) {
      throw ProblemException.invalid(
          "request-invalid", "You must specify either name (-n) or id (-i)");
    }
    return workers.find(name).orElseThrow(() -> Missing.worker(name));
  }

  static WorkerView view(WorkerOverview row) {
    return new WorkerView(
        row.workerId().value(),
        row.name(),
        row.status(),
        row.concurrency(),
        Dates.text(row.creationDate()),
        Dates.text(row.lastContactDate()),
        row.batch(),
        row.provider().orElse(null),
        row.region().orElse(null),
        row.flavor().orElse(null),
        row.ipv4().orElse(null),
        row.ansibleActive(),
        row.prefetch(),
        row.assigned(),
        row.accepted(),
        row.running(),
        row.failed(),
        row.succeeded(),
        row.permanent(),
        row.price().map(price -> price.perHour().doubleValue()).orElse(null),
        row.price().map(price -> price.currency().getCurrencyCode()).orElse(null),
        row.launch().map(status -> status.label()).orElse(null));
  }
}
