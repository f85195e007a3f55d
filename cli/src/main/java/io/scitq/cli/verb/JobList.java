package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code job list}. */
final class JobList implements Question {
  static final List<String> FIELDS =
      List.of(
          "job_id",
          "target",
          "action",
          "status",
          "retry",
          "progression",
          "creation_date",
          "modification_date",
          "provider",
          "region",
          "flavor");
  private static final List<String> STATUSES = List.of("pending", "running", "succeeded", "failed");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Help help() {
    return new Help(
        "list the jobs, newest first",
        "A job makes, sets up or destroys the machine of a worker.",
        List.of("scitq-manage job list", "scitq-manage job list -S failed -l 10"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.of(
            "-S --status",
            "status",
            "STATUS",
            new Kind.Choice(STATUSES),
            "only this status: " + String.join(", ", STATUSES)),
        Opt.of("-l --limit", "limit", "N", new Kind.Range(1, 1000), "at most N rows (default 100)"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.JOB_LIST;
  }

  @Override
  public Report report(Json answer, Options given) {
    return Report.of(Listing.of(Views.items(answer), FIELDS, given));
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
