package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import io.scitq.cli.table.NumberText;
import java.util.ArrayList;
import java.util.List;

/** {@code batch cost}: what batches have cost. */
final class BatchCost implements Question {
  static final List<String> FIELDS =
      List.of(
          "batch",
          "provider",
          "region",
          "flavor",
          "purchase",
          "launches",
          "failed",
          "running",
          "hours",
          "spent",
          "per_hour",
          "currency");

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public Help help() {
    return new Help(
        "show what each batch has cost and costs now",
        "One row is an offering: the launches tried for the batch, those that failed, the machines that are"
            + " there now, their time and its cost by the price at launch, deleted workers included."
            + " Amounts are without tax, and are never added over currencies; a provider may"
            + " round the time up.",
        List.of("scitq-manage batch cost", "scitq-manage batch cost -n mybatch"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.of("-n -b --batch", "batch", "BATCH", new Kind.Text(), "only this batch"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.BATCH_COST;
  }

  @Override
  public Report report(Json answer, Options given) {
    List<List<String>> rows = new ArrayList<>();
    StringBuilder totals = new StringBuilder();
    for (Json.Fields batch : Views.items(answer)) {
      for (Json.Fields line : Views.children(batch, "lines")) {
        rows.add(FIELDS.stream().map(field -> cell(batch, line, field)).toList());
      }
      Views.children(batch, "totals").forEach(total -> totals.append(total(batch, total)));
    }
    if (rows.isEmpty()) {
      return Report.of("", List.of("no machine was bought"));
    }
    return Report.of(Listing.print(FIELDS, rows, given) + "\n" + totals);
  }

  private static String cell(Json.Fields batch, Json.Fields line, String field) {
    return Cell.of((field.equals("batch") ? batch : line).get(field));
  }

  private static String total(Json.Fields batch, Json.Fields total) {
    String currency = " " + Views.text(total, "currency");
    return Views.text(batch, "batch")
        + ": "
        + NumberText.general(Views.text(total, "spent"))
        + currency
        + " so far, "
        + NumberText.general(Views.text(total, "per_hour"))
        + currency
        + "/h now\n";
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
