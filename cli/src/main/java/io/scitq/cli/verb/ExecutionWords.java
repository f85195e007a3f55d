package io.scitq.cli.verb;

import java.util.List;

/** Options and columns that the verbs of executions share. */
final class ExecutionWords {
  static final List<String> FIELDS =
      List.of(
          "execution_id",
          "task_id",
          "worker_id",
          "status",
          "command",
          "creation_date",
          "modification_date",
          "latest");

  private static final List<String> STATUSES =
      List.of("pending", "accepted", "running", "failed", "succeeded", "refused");

  private static final int DEFAULT_LIMIT = 10;

  static final Opt TASK =
      Opt.of("-i --id", "task_id", "ID", new Kind.Whole(0), "only of the task with this id");

  static final Opt NAME =
      Opt.of("-n --name", "task_name", "NAME", new Kind.Text(), "only of tasks with this name");

  static final Opt STATUS =
      Opt.of(
          "-S --status",
          "status",
          "STATUS",
          new Kind.Choice(STATUSES),
          "only this status: " + String.join(", ", STATUSES));

  static final Opt LIMIT =
      Opt.local("-l --limit", "N", new Kind.Whole(1), "at most N rows (default 10)");

  private ExecutionWords() {}

  /** Rows at most. */
  static long limit(Options given) {
    return given.value(LIMIT.name()).map(Long::parseLong).orElse((long) DEFAULT_LIMIT);
  }
}
