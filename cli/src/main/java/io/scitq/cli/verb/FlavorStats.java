package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/** {@code flavor stats}: how launches fared. */
final class FlavorStats implements Question {
  private static final List<String> TITLES =
      List.of(
          "flavor",
          "provider",
          "region",
          "total",
          "launched",
          "registered",
          "evicted",
          "start",
          "failures");

  @Override
  public String name() {
    return "stats";
  }

  @Override
  public Help help() {
    return new Help(
        "show how launches of each flavor fared, region by region",
        "Numbers are of recent launches: one counts half after a week, a quarter after two. total is the"
            + " plain number of launches; start is the median of seconds from the launch to the"
            + " worker's first word.",
        List.of(
            "scitq-manage flavor stats",
            "scitq-manage flavor stats -P azure --flavor Standard_D8s_v5"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        PlaceOptions.PROVIDER, PlaceOptions.REGION, PlaceOptions.FLAVOR, Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.FLAVOR_STATS;
  }

  @Override
  public Report report(Json answer, Options given) {
    List<List<String>> rows = Views.items(answer).stream().map(FlavorStats::row).toList();
    return Report.of(Listing.print(TITLES, rows, given));
  }

  private static List<String> row(Json.Fields view) {
    String failures =
        Views.children(view, "failures").stream()
            .map(each -> Views.text(each, "cause") + " " + Views.text(each, "recent"))
            .collect(Collectors.joining(", "));
    return List.of(
        Views.text(view, "flavor"),
        Views.text(view, "provider"),
        Views.text(view, "region"),
        Views.text(Views.view(view.get("launched")), "total"),
        Views.text(Views.view(view.get("launched")), "recent"),
        Views.text(Views.view(view.get("registered")), "recent"),
        Views.text(Views.view(view.get("evicted")), "recent"),
        Views.text(view, "register_seconds"),
        failures);
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
