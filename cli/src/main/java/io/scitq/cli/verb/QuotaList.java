package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code quota list}: the ceilings and what is left of them. */
final class QuotaList implements Question {
  static final List<String> TITLES =
      List.of(
          "provider",
          "region",
          "kind",
          "origin",
          "limit",
          "used_by_cloud",
          "used_by_us",
          "in_flight",
          "left",
          "age");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Help help() {
    return new Help(
        "list the quotas of each region, what uses them and what is left",
        "origin says who set the limit: declared (by the operator), provider (read from it, so long ago),"
            + " rule (nobody knows; see SCITQ_UNKNOWN_QUOTA_WORKERS) or learned (from a refusal)."
            + " These are the figures that recruiters count on.",
        List.of("scitq-manage quota list", "scitq-manage quota list -P azure -r westeurope"));
  }

  @Override
  public List<Opt> options() {
    return List.of(PlaceOptions.PROVIDER, PlaceOptions.REGION, Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.QUOTA_LIST;
  }

  @Override
  public Report report(Json answer, Options given) {
    List<Json.Fields> views = Views.items(answer);
    List<List<String>> rows =
        views.stream()
            .map(view -> TITLES.stream().map(title -> cell(view, title)).toList())
            .toList();
    List<String> notes =
        views.stream().filter(view -> Views.has(view, "said")).map(QuotaList::refusal).toList();
    return Report.of(Listing.print(TITLES, rows, given), notes);
  }

  private static String cell(Json.Fields view, String title) {
    if (!title.equals("age")) {
      return Cell.of(view.get(title));
    }
    return Views.has(view, "age_seconds") ? Cell.age(Views.number(view, "age_seconds")) : "";
  }

  private static String refusal(Json.Fields view) {
    return Views.text(view, "provider")
        + "/"
        + Views.text(view, "region")
        + " is closed until "
        + Cell.of(view.get("until"))
        + ": "
        + Views.text(view, "said");
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
