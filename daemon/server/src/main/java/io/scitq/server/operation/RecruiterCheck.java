package io.scitq.server.operation;

import io.scitq.api.RecruiterChange;
import io.scitq.api.RecruiterSpec;
import io.scitq.protofilter.FlavorDemand;
import io.scitq.recruit.Recruiter;
import io.scitq.recruit.RecruiterId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a checked request into a recruiter, new or changed. */
final class RecruiterCheck {
  /** More than any machine has; a typing error is caught before it costs money. */
  private static final int MAX_CONCURRENCY = 10_000;

  private static final Set<String> CLEARABLE =
      Set.of("region", "provider", "minimum_tasks", "maximum_workers");

  private RecruiterCheck() {}

  static RecruiterId id(String batch, @Nullable Integer rank) {
    new RequestCheck().required("batch", batch).range("rank", rank, 0, 1_000_000).orThrow();
    return new RecruiterId(batch, rank == null ? 1 : rank);
  }

  /** A new recruiter: what is required must be there. */
  static Recruiter created(RecruiterSpec spec) {
    RecruiterId id = id(spec.batch(), spec.rank());
    bounds(spec)
        .required("flavor", spec.flavor())
        .present("concurrency", spec.concurrency())
        .orThrow();
    String flavor = flavor(spec.flavor());
    int concurrency = spec.concurrency();
    return new Recruiter(
        id,
        flavor,
        text(spec.region()),
        text(spec.provider()),
        concurrency,
        or(spec.prefetch(), 0),
        or(spec.tasksPerWorker(), concurrency),
        number(spec.minimumTasks()),
        number(spec.maximumWorkers()));
  }

  /** A changed recruiter: absent fields stay. */
  static Recruiter changed(Recruiter known, RecruiterChange change) {
    RecruiterSpec spec = spec(change);
    RequestCheck check = bounds(spec);
    Clearing clear =
        Clearing.of(change.clear(), CLEARABLE, check)
            .apart("region", spec.region(), check)
            .apart("provider", spec.provider(), check)
            .apart("minimum_tasks", spec.minimumTasks(), check)
            .apart("maximum_workers", spec.maximumWorkers(), check);
    check.orThrow();
    return new Recruiter(
        known.id(),
        spec.flavor() == null ? known.flavor() : flavor(spec.flavor()),
        text(clear, "region", spec.region(), known.region()),
        text(clear, "provider", spec.provider(), known.provider()),
        or(spec.concurrency(), known.concurrency()),
        or(spec.prefetch(), known.prefetch()),
        or(spec.tasksPerWorker(), known.tasksPerWorker()),
        number(clear, "minimum_tasks", spec.minimumTasks(), known.minimumTasks()),
        number(clear, "maximum_workers", spec.maximumWorkers(), known.maximumWorkers()));
  }

  private static RecruiterSpec spec(RecruiterChange change) {
    return new RecruiterSpec(
        change.batch(),
        change.rank(),
        change.flavor(),
        change.region(),
        change.provider(),
        change.concurrency(),
        change.prefetch(),
        change.tasksPerWorker(),
        change.minimumTasks(),
        change.maximumWorkers());
  }

  private static Optional<String> text(
      Clearing clear, String field, @Nullable String value, Optional<String> known) {
    return value == null && !clear.has(field) ? known : text(value);
  }

  private static OptionalInt number(
      Clearing clear, String field, @Nullable Integer value, OptionalInt known) {
    return value == null && !clear.has(field) ? known : number(value);
  }

  /**
   * Checks a flavor or protofilter.
   *
   * @throws ProblemException 400 {@code protofilter-invalid} with position and what is allowed
   */
  static String flavor(String flavor) {
    if (FlavorDemand.parse(flavor) instanceof FlavorDemand.Invalid invalid) {
      throw FlavorSearch.refused(invalid.reason());
    }
    return flavor;
  }

  private static RequestCheck bounds(RecruiterSpec spec) {
    return new RequestCheck()
        .text("flavor", spec.flavor())
        .text("region", spec.region())
        .text("provider", spec.provider())
        .range("concurrency", spec.concurrency(), 1, MAX_CONCURRENCY)
        .range("prefetch", spec.prefetch(), 0, MAX_CONCURRENCY)
        .range("tasks_per_worker", spec.tasksPerWorker(), 1, Integer.MAX_VALUE)
        .range("minimum_tasks", spec.minimumTasks(), 0, Integer.MAX_VALUE)
        .range("maximum_workers", spec.maximumWorkers(), 0, Integer.MAX_VALUE);
  }

  /** An empty text takes a region or provider away: such a recruiter only recycles. */
  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).filter(given -> !given.isBlank());
  }

  private static OptionalInt number(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static int or(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
