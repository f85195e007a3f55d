package io.scitq.cli.verb;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Options that the verbs of recruiters share. */
final class RecruiterOptions {
  private static final Kind TEXT = new Kind.Text();
  private static final Set<String> CLEARABLE =
      Set.of("region", "provider", "minimum_tasks", "maximum_workers");

  static final Opt ONLY_BATCH = Opt.of("-b --batch", "batch", "BATCH", TEXT, "only this batch");
  static final Opt BATCH =
      Opt.of("-b --batch", "batch", "BATCH", TEXT, "batch it recruits for").mandatory();
  static final Opt RANK =
      Opt.of(
          "-n --rank",
          "rank",
          "RANK",
          new Kind.Whole(0),
          "rank in the batch: lower ranks recruit first (default 1)");
  static final Opt FLAVOR =
      Opt.of(
          "-f --flavor",
          "flavor",
          "FLAVOR",
          TEXT,
          "flavor, 'auto' (the cheapest) or 'auto:FILTERS' (the cheapest that fits, such as"
              + " 'auto:cpu>=10:ram>=100')");
  static final Opt CONCURRENCY =
      Opt.of("-C --concurrency", "concurrency", "N", new Kind.Whole(1), "tasks at once per worker");
  private static final List<Opt> REST =
      List.of(
          Opt.of("-r --region", "region", "REGION", TEXT, "region, or 'auto'"),
          Opt.of("-P --provider", "provider", "PROVIDER", TEXT, "provider, or 'auto'"),
          Opt.of(
              "-p --prefetch",
              "prefetch",
              "N",
              new Kind.Whole(0),
              "tasks prepared ahead per worker (default 0)"),
          Opt.of(
              "-T --tasks-per-worker",
              "tasks_per_worker",
              "N",
              new Kind.Whole(1),
              "pending tasks that justify one worker (default: the concurrency)"),
          Opt.of(
              "-m --minimum-tasks",
              "minimum_tasks",
              "N",
              new Kind.Whole(0),
              "recruit nobody below so many pending tasks"),
          Opt.of(
              "-W --maximum-workers",
              "maximum_workers",
              "N",
              new Kind.Whole(0),
              "deploy nobody beyond so many workers in the batch"));

  static final List<Opt> CREATE =
      Stream.concat(
              Stream.of(BATCH, RANK, FLAVOR.mandatory(), CONCURRENCY.mandatory()), REST.stream())
          .toList();
  static final List<Opt> UPDATE =
      Stream.concat(
              Stream.of(BATCH, RANK),
              Stream.concat(Stream.of(FLAVOR, CONCURRENCY), REST.stream())
                  .map(RecruiterOptions::inUpdate))
          .toList();

  private RecruiterOptions() {}

  private static Opt inUpdate(Opt opt) {
    return opt.field().filter(CLEARABLE::contains).isPresent() ? opt.clearable() : opt.neverEmpty();
  }
}
