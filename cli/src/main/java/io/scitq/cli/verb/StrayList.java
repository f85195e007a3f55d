package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code stray list}. */
final class StrayList implements Question {
  static final List<String> FIELDS =
      List.of(
          "name",
          "provider",
          "region",
          "kind",
          "flavor",
          "first_seen",
          "state",
          "cost_per_day",
          "currency");
  static final List<String> LONG_FIELDS =
      List.of(
          "name",
          "provider",
          "region",
          "kind",
          "flavor",
          "vendor_id",
          "created_date",
          "first_seen",
          "last_seen",
          "sightings",
          "state",
          "cost",
          "cost_per_day",
          "currency",
          "detail");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Help help() {
    return new Help(
        "list what providers have of this server without a row, and what it costs in a day",
        "Only what was seen twice and is old enough is ripe. With SCITQ_DELETE_STRAYS=1 the server"
            + " deletes what is ripe by itself.",
        List.of("scitq-manage stray list", "scitq-manage stray list -p azure -L"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        StrayOptions.PROVIDER,
        StrayOptions.NAME,
        Opt.display("-L " + Listing.LONG, "all attributes, nothing shortened"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.STRAY_LIST;
  }

  @Override
  public Report report(Json answer, Options given) {
    List<Json.Fields> views = Views.items(answer);
    String table =
        given.has(Listing.LONG)
            ? Listing.whole(views, LONG_FIELDS, given)
            : Listing.of(views, FIELDS, given);
    return Report.of(table, costs(views));
  }

  /** One sum for each currency. */
  private static List<String> costs(List<Json.Fields> views) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Json.Fields view : views) {
      String cost = Views.text(view, "cost_per_day");
      if (cost.matches("[0-9]{1,12}(\\.[0-9]{1,18})?")) {
        sums.merge(Views.text(view, "currency"), new BigDecimal(cost), BigDecimal::add);
      }
    }
    return sums.entrySet().stream()
        .map(
            sum -> "all together " + sum.getValue().toPlainString() + " " + sum.getKey() + " a day")
        .toList();
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
