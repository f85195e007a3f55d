package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a provider's updater stands.
 *
 * @param provider the provider
 * @param state {@code idle}, {@code running} or {@code disabled}
 * @param outcome of the last run: {@code updated}, {@code unchanged}, {@code partial}, {@code
 *     refused}, {@code failed}; null before the first
 * @param lastRun when the last run ended
 * @param lastSuccess when data last came in
 * @param ageSeconds age of the data, null without data
 * @param offerings offerings that can be chosen now
 * @param added offerings new in the last run
 * @param changed offerings changed in the last run
 * @param removed offerings dropped in the last run
 * @param nextRun next scheduled run
 * @param problems of the last run, at most 20, each one sentence
 * @param problemCount all problems of the last run
 * @param note why it is disabled, or why the last run was refused or failed
 */
public record UpdaterView(
    String provider,
    String state,
    @Nullable String outcome,
    @Nullable String lastRun,
    @Nullable String lastSuccess,
    @Nullable Long ageSeconds,
    int offerings,
    int added,
    int changed,
    int removed,
    @Nullable String nextRun,
    List<String> problems,
    int problemCount,
    @Nullable String note) {
  /** Copies the list. */
  public UpdaterView {
    problems = List.copyOf(problems);
  }
}
