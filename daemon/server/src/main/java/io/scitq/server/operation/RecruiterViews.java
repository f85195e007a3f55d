package io.scitq.server.operation;

import io.scitq.api.RecruiterView;
import io.scitq.recruit.Recruiter;
import io.scitq.store.StoredDecision;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Stored recruiters as others see them. */
final class RecruiterViews {
  private RecruiterViews() {}

  static RecruiterView view(Recruiter recruiter, Optional<StoredDecision> last) {
    return view(recruiter, last, null);
  }

  /** The answer to a creation. */
  static RecruiterView written(Recruiter recruiter, boolean replaced) {
    return view(recruiter, Optional.empty(), replaced);
  }

  private static RecruiterView view(
      Recruiter recruiter, Optional<StoredDecision> last, @Nullable Boolean replaced) {
    return new RecruiterView(
        recruiter.id().batch(),
        recruiter.id().rank(),
        recruiter.flavor(),
        recruiter.region().orElse(null),
        recruiter.provider().orElse(null),
        recruiter.concurrency(),
        recruiter.prefetch(),
        recruiter.tasksPerWorker(),
        boxed(recruiter.minimumTasks()),
        boxed(recruiter.maximumWorkers()),
        last.map(StoredDecision::detail).orElse(null),
        Dates.text(last.map(StoredDecision::at)),
        replaced);
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
