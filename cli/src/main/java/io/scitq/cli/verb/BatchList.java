package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code batch list}. */
final class BatchList implements Question {
  static final List<String> FIELDS =
      List.of("batch", "pending", "accepted", "running", "failed", "succeeded", "workers");
  static final List<String> LONG_FIELDS =
      Stream.concat(FIELDS.stream(), Stream.of("paused", "waiting", "assigned", "debug")).toList();

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Help help() {
    return new Help(
        "count the tasks of each batch by status, and name its workers",
        "A status without a task is left empty.",
        List.of("scitq-manage batch list", "scitq-manage batch list -b mybatch -L"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.of("-b --batch", "batch", "BATCH", new Kind.Text(), "only this batch"),
        Opt.display("-L " + Listing.LONG, "all statuses and workers, nothing shortened"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.BATCH_LIST;
  }

  @Override
  public Report report(Json answer, Options given) {
    boolean whole = given.has(Listing.LONG);
    List<String> fields = whole ? LONG_FIELDS : FIELDS;
    List<List<String>> rows = new ArrayList<>();
    for (Json.Fields view : Views.items(answer)) {
      rows.add(fields.stream().map(field -> cell(view.get(field), whole)).toList());
    }
    return Report.of(Listing.print(fields, rows, given));
  }

  /** scitq 1.3 has no count at all where nothing is to be counted. */
  private static String cell(Json value, boolean whole) {
    if (value instanceof Json.Numeral(String count) && count.equals("0")) {
      return "";
    }
    return whole ? Cell.whole(value) : Cell.of(value);
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
