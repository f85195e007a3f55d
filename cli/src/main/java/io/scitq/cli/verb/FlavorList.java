package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code flavor list}: the cheapest flavors that fit. */
final class FlavorList implements Question {
  static final List<String> FIELDS =
      List.of(
          "name",
          "provider",
          "region",
          "cpu",
          "ram",
          "tags",
          "gpu",
          "gpumem",
          "disk",
          "cost",
          "eviction",
          "available",
          "currency"); // last: the others stand where scitq 1.3 has them
  private static final String EXPLAIN = "--explain";
  private final FlavorExplain explanation = new FlavorExplain();

  @Override
  public String name() {
    return "list";
  }

  @Override
  public List<String> aliases() {
    return List.of("find");
  }

  @Override
  public Help help() {
    return new Help(
        "list the flavors that fit, cheapest first",
        "One row is a flavor in a region. cost is per hour in the provider's currency; over"
            + " several currencies cheapest means the smallest figure, nothing is converted"
            + " (AZURE_CURRENCY=EUR in scitqd's configuration has Azure tell euro). ram and disk"
            + " are in GB, eviction is in percent per hour, available is how many of it the known"
            + " quotas still allow.",
        List.of(
            "scitq-manage flavor list --min-cpu 8 --min-ram 30 -P ovh",
            "scitq-manage flavor list --protofilters 'cpu>=10:ram>=100:region~GRA%' --limit 5",
            "scitq-manage flavor list --protofilters 'gpumem>=16' --explain"));
  }

  @Override
  public List<Opt> options() {
    List<Opt> options = new ArrayList<>(FlavorOptions.SEARCH);
    options.add(Opt.display(EXPLAIN, "say of each offering which filter or fact rejected it"));
    return options;
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return given.has(EXPLAIN) ? BusAddress.FLAVOR_EXPLAIN : BusAddress.FLAVOR_LIST;
  }

  @Override
  public Report report(Json answer, Options given) {
    if (given.has(EXPLAIN)) {
      return explanation.report(answer, given);
    }
    List<Json.Fields> views = Views.items(answer);
    List<List<String>> rows = new ArrayList<>();
    for (Json.Fields view : views) {
      rows.add(FIELDS.stream().map(field -> cell(view, field)).toList());
    }
    return Report.of(Listing.print(FIELDS, rows, given), notes(views));
  }

  private static String cell(Json.Fields view, String field) {
    String cell = Cell.of(view.get(field));
    return field.equals("eviction") && view.isTrue("eviction_assumed") ? cell + "?" : cell;
  }

  private static List<String> notes(List<Json.Fields> views) {
    if (views.isEmpty()) {
      return List.of(
          "no flavor fits; 'scitq-manage flavor explain' with the same options says why");
    }
    List<String> notes = new ArrayList<>();
    if (views.stream().anyMatch(view -> view.isTrue("eviction_assumed"))) {
      notes.add("? the provider gives no eviction rate here: the default is assumed");
    }
    Set<String> currencies = new TreeSet<>();
    views.forEach(view -> currencies.add(Views.text(view, "currency")));
    if (currencies.size() > 1) {
      notes.add(
          "costs in "
              + String.join(" and ", currencies)
              + " are compared as plain numbers; AZURE_CURRENCY sets Azure's");
    }
    views.forEach(view -> refusals(view, notes));
    long stale = views.stream().filter(view -> view.isTrue("stale")).count();
    if (stale > 0) {
      notes.add(
          Words.count(stale, "row")
              + " from an update that is too old; see 'scitq-manage updater status'");
    }
    return notes;
  }

  private static void refusals(Json.Fields view, List<String> notes) {
    String what = Views.text(view, "name") + " in " + Views.text(view, "region");
    if (Views.has(view, "banned")) {
      notes.add(what + " is banned and not bought: " + Views.text(view, "banned"));
    }
    if (Views.has(view, "blocked")) {
      notes.add(what + " is not bought now: " + Views.text(view, "blocked"));
    }
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
