package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import io.scitq.cli.table.Table;
import java.util.List;

/** {@code flavor explain}: why each offering fits or not. */
final class FlavorExplain implements Question {
  private static final List<String> FIELDS =
      List.of("name", "provider", "region", "cost", "currency", "fits", "reason", "detail");

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public Help help() {
    return new Help(
        "say of each offering which filter or fact rejected it",
        "Prints the offerings, fitting ones first, then how many each reason rejected. An offering"
            + " is counted under the first reason that rejects it.",
        List.of(
            "scitq-manage flavor explain --protofilters 'cpu>=10:gpumem>=80' -P azure",
            "scitq-manage flavor explain -r GRA11 --min-cpu 64 --limit 50"));
  }

  @Override
  public List<Opt> options() {
    return FlavorOptions.SEARCH;
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.FLAVOR_EXPLAIN;
  }

  @Override
  public Report report(Json answer, Options given) {
    Json.Fields explanation = Views.view(answer);
    String rows = Listing.whole(Views.items(answer), FIELDS, given);
    String counts =
        Views.text(explanation, "considered")
            + " offerings considered, "
            + Views.text(explanation, "fitting")
            + " fit\n";
    return Report.of(rows + "\n" + counts + summary(explanation));
  }

  private static String summary(Json.Fields explanation) {
    List<Json.Fields> summary = Views.children(explanation, "summary");
    List<List<String>> rows =
        summary.stream()
            .map(count -> List.of(Views.text(count, "count"), Views.text(count, "reason")))
            .toList();
    return rows.isEmpty() ? "" : new Table(List.of("rejected", "reason"), rows).withTitles();
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
