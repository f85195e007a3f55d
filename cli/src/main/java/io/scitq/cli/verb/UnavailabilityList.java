package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code unavailability list}: what failures forbid. */
final class UnavailabilityList implements Question {
  static final List<String> FIELDS =
      List.of(
          "id",
          "provider",
          "region",
          "flavor",
          "family",
          "min_cpu",
          "cause",
          "since",
          "until",
          "repeats",
          "said");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Help help() {
    return new Help(
        "list what recent failures forbid to buy, and until when",
        "A failure blocks what it concerns for a time that depends on its kind and grows when it is met"
            + " again. An empty region or flavor means all. When a block ends, one launch goes first"
            + " to see whether the cause is over.",
        List.of(
            "scitq-manage unavailability list",
            "scitq-manage unavailability list -P azure -r westeurope --all"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        PlaceOptions.PROVIDER,
        PlaceOptions.REGION,
        PlaceOptions.FLAVOR,
        Opt.flag("--all", "all", "also those that have ended and wait for their first launch"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.UNAVAILABILITY_LIST;
  }

  @Override
  public Report report(Json answer, Options given) {
    List<List<String>> rows =
        Views.items(answer).stream()
            .map(view -> FIELDS.stream().map(field -> cell(view, field)).toList())
            .toList();
    return Report.of(Listing.print(FIELDS, rows, given));
  }

  private static String cell(Json.Fields view, String field) {
    if (!field.equals("until")) {
      return Cell.of(view.get(field));
    }
    if (!view.isTrue("holds")) {
      return "ended, next launch probes";
    }
    return Views.has(view, "until") ? Cell.of(view.get("until")) : "cleared by an operator";
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
