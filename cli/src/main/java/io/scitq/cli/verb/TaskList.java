package io.scitq.cli.verb;

import io.scitq.cli.desk.Desk;
import java.util.List;
import java.util.stream.Stream;

/** {@code task list}. */
final class TaskList implements PagedList {
  static final List<String> FIELDS =
      List.of(
          "task_id",
          "name",
          "status",
          "command",
          "creation_date",
          "modification_date",
          "status_date",
          "batch");
  static final List<String> LONG_FIELDS =
      Stream.concat(
              FIELDS.stream(),
              Stream.of(
                  "container",
                  "container_options",
                  "input",
                  "output",
                  "resource",
                  "required_task_ids",
                  "retry",
                  "run_timeout",
                  "download_timeout",
                  "blocked_by"))
          .toList();

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Help help() {
    return new Help(
        "list the tasks, oldest first",
        "A list of any length is read and printed in pages of at most 1000; the first page fixes the"
            + " widths of the columns. blocked_by of -L names the required tasks that failed.",
        List.of(
            "scitq-manage task list",
            "scitq-manage task list -b mybatch -S failed -L",
            "scitq-manage task list --watch 5"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.of(
            "-S --status",
            "status",
            "STATUS",
            new Kind.Choice(TaskWords.STATUSES),
            "only this status: " + String.join(", ", TaskWords.STATUSES)),
        Opt.of("-b --batch", "batch", "BATCH", new Kind.Text(), "only this batch"),
        Opt.of("-n --name", "name", "NAME", new Kind.Text(), "only this name"),
        Opt.of("-i --id", "task_ids", "ID", new Kind.Whole(0), "only this id; can be repeated")
            .several(),
        Opt.display("-L " + Listing.LONG, "all attributes, nothing shortened"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public Paging paging() {
    return Paging.TASKS;
  }

  @Override
  public RowStream rows(Desk desk, Options given) {
    return given.has(Listing.LONG)
        ? RowStream.whole(desk, LONG_FIELDS, given)
        : RowStream.cut(desk, FIELDS, given);
  }
}
