package io.scitq.cli.verb;

import java.util.List;

/** Options that name one worker. */
final class WorkerOptions {
  static final Opt ID =
      Opt.of("-i --id", "worker_id", "ID", new Kind.Whole(0), "the worker with this id");
  static final Opt NAME =
      Opt.of(
          "-n --name",
          "name",
          "NAME",
          new Kind.Text(),
          "the worker with this name; --id wins when both are given");

  private WorkerOptions() {}

  /** What is wrong when neither is given. */
  static List<String> naming(Options given) {
    return given.value(ID.name()).isPresent() || given.value(NAME.name()).isPresent()
        ? List.of()
        : List.of("You must specify either name (-n) or id (-i)");
  }
}
