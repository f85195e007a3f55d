package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** {@code recruiter list}. */
final class RecruiterList implements Question {
  static final List<String> FIELDS =
      List.of("batch", "rank", "flavor", "region", "provider", "concurrency");
  static final List<String> LONG_FIELDS =
      Stream.concat(
              FIELDS.stream(),
              Stream.of(
                  "prefetch",
                  "tasks_per_worker",
                  "minimum_tasks",
                  "maximum_workers",
                  "last_decision"))
          .toList();

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Help help() {
    return new Help(
        "list the recruiters",
        "",
        List.of("scitq-manage recruiter list", "scitq-manage recruiter list -b mybatch -L"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        RecruiterOptions.ONLY_BATCH,
        Opt.display(
            "-L " + Listing.LONG, "all attributes and the last decision, nothing shortened"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.RECRUITER_LIST;
  }

  @Override
  public Report report(Json answer, Options given) {
    List<Json.Fields> views = Views.items(answer);
    return Report.of(
        given.has(Listing.LONG)
            ? Listing.whole(views, LONG_FIELDS, given)
            : Listing.of(views, FIELDS, given));
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
