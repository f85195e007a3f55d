package io.scitq.server.http.rest;

import io.scitq.api.RecruiterSpec;
import io.scitq.recruit.Recruiter;
import io.scitq.store.Changes;
import io.scitq.store.RecruiterField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A recruiter in a body of scitq 1.3, whose fields have other names than ours. */
final class RecruiterBody {
  /** Without a default, as in scitq 1.3. */
  private static final List<RecruiterField> REQUIRED =
      List.of(
          RecruiterField.BATCH,
          RecruiterField.RANK,
          RecruiterField.WORKER_FLAVOR,
          RecruiterField.WORKER_CONCURRENCY,
          RecruiterField.TASKS_PER_WORKER);

  private RecruiterBody() {}

  /** A new one; what is absent has its default. */
  static RecruiterSpec whole(Changes<RecruiterField> body) {
    for (RecruiterField field : REQUIRED) {
      if (!body.values().containsKey(field)) {
        throw RestException.invalid("'" + field.column() + "' is missing");
      }
    }
    return new RecruiterSpec(
        body.text(RecruiterField.BATCH).orElseThrow(),
        body.number(RecruiterField.RANK).orElseThrow(),
        body.text(RecruiterField.WORKER_FLAVOR).orElse(null),
        body.text(RecruiterField.WORKER_REGION).orElse(null),
        body.text(RecruiterField.WORKER_PROVIDER).orElse(null),
        body.number(RecruiterField.WORKER_CONCURRENCY).orElse(null),
        body.number(RecruiterField.WORKER_PREFETCH).orElse(null),
        body.number(RecruiterField.TASKS_PER_WORKER).orElse(null),
        body.number(RecruiterField.MINIMUM_TASKS).orElse(null),
        body.number(RecruiterField.MAXIMUM_WORKERS).orElse(null));
  }

  /** A known one with the new values of a body; what is null there is cleared. */
  static RecruiterSpec changed(Recruiter known, Changes<RecruiterField> body) {
    unchanged(RecruiterField.BATCH, body, known.id().batch());
    unchanged(RecruiterField.RANK, body, known.id().rank());
    return new RecruiterSpec(
        known.id().batch(),
        known.id().rank(),
        text(RecruiterField.WORKER_FLAVOR, body, known.flavor()),
        text(RecruiterField.WORKER_REGION, body, known.region().orElse(null)),
        text(RecruiterField.WORKER_PROVIDER, body, known.provider().orElse(null)),
        number(RecruiterField.WORKER_CONCURRENCY, body, OptionalInt.of(known.concurrency())),
        number(RecruiterField.WORKER_PREFETCH, body, OptionalInt.of(known.prefetch())),
        number(RecruiterField.TASKS_PER_WORKER, body, OptionalInt.of(known.tasksPerWorker())),
        number(RecruiterField.MINIMUM_TASKS, body, known.minimumTasks()),
        number(RecruiterField.MAXIMUM_WORKERS, body, known.maximumWorkers()));
  }

  private static void unchanged(
      RecruiterField field, Changes<RecruiterField> body, Object current) {
    Optional<Object> value = body.values().getOrDefault(field, Optional.of(current));
    if (!value.equals(Optional.of(current))) {
      throw RestException.invalid(
          "'" + field.column() + "' names the recruiter and cannot be changed");
    }
  }

  private static @Nullable String text(
      RecruiterField field, Changes<RecruiterField> body, @Nullable String known) {
    return body.values().containsKey(field) ? body.text(field).orElse(null) : known;
  }

  private static @Nullable Integer number(
      RecruiterField field, Changes<RecruiterField> body, OptionalInt known) {
    if (body.values().containsKey(field)) {
      return body.number(field).orElse(null);
    }
    return known.isPresent() ? known.getAsInt() : null;
  }
}
