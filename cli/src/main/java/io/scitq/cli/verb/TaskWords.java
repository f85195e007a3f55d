package io.scitq.cli.verb;

import java.util.ArrayList;
import java.util.List;

/** Options that the verbs of tasks share. */
final class TaskWords {
  static final List<String> STATUSES =
      List.of(
          "paused",
          "waiting",
          "pending",
          "assigned",
          "accepted",
          "running",
          "failed",
          "succeeded",
          "debug");

  static final Opt ID =
      Opt.of("-i --id", "task_id", "ID", new Kind.Whole(0), "the task with this id");

  static final Opt NAME =
      Opt.of(
          "-n --name",
          "name",
          "NAME",
          new Kind.Text(),
          "the task with this name; of several, the oldest");

  private TaskWords() {}

  /** What is wrong unless exactly one task is named. */
  static List<String> naming(Options given) {
    List<String> mistakes = new ArrayList<>(exclusive(given, ID, NAME));
    if (given.value(ID.name()).isEmpty() && given.value(NAME.name()).isEmpty()) {
      mistakes.add("You must specify either name (-n) or id (-i)");
    }
    return mistakes;
  }

  /** What is wrong when more than one of these is given. */
  static List<String> exclusive(Options given, Opt... rivals) {
    List<String> together = List.of(rivals).stream().map(Opt::name).filter(given::has).toList();
    return together.size() < 2
        ? List.of()
        : List.of(String.join(" and ", together) + " exclude each other");
  }
}
