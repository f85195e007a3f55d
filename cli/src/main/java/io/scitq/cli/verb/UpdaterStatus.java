package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code updater status}. */
final class UpdaterStatus implements Question {
  private static final List<String> TITLES =
      List.of(
          "provider",
          "state",
          "outcome",
          "last_success",
          "age",
          "offerings",
          "problems",
          "next_run");

  @Override
  public String name() {
    return "status";
  }

  @Override
  public Help help() {
    return new Help(
        "show how old each provider's catalog is and what went wrong",
        "",
        List.of("scitq-manage updater status", "scitq-manage updater status azure"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.positional("provider", "PROVIDER", "only this provider"), Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.UPDATER_STATUS;
  }

  @Override
  public Report report(Json answer, Options given) {
    List<List<String>> rows = new ArrayList<>();
    StringBuilder remarks = new StringBuilder();
    for (Json.Fields view : Views.items(answer)) {
      rows.add(row(view));
      UpdaterWords.remarks(view).forEach(remark -> remarks.append(remark).append('\n'));
    }
    String table = Listing.print(TITLES, rows, given);
    return Report.of(remarks.isEmpty() ? table : table + "\n" + remarks);
  }

  private static List<String> row(Json.Fields view) {
    String age = Views.has(view, "age_seconds") ? Cell.age(Views.number(view, "age_seconds")) : "";
    return List.of(
        Cell.of(view.get("provider")),
        Cell.of(view.get("state")),
        Cell.of(view.get("outcome")),
        Cell.of(view.get("last_success")),
        age,
        Cell.of(view.get("offerings")),
        Cell.of(view.get("problem_count")),
        Cell.of(view.get("next_run")));
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
