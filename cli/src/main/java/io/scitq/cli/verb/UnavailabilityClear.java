package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code unavailability clear}. */
final class UnavailabilityClear implements Question {

  @Override
  public String name() {
    return "clear";
  }

  @Override
  public Help help() {
    return new Help(
        "forget what failures forbid, so that it is tried again",
        "Clears the blocks whose scope names all that is given: -f b3-8 clears those of that flavor, not"
            + " one of its whole region. The next failure blocks anew.",
        List.of(
            "scitq-manage unavailability clear -i 12",
            "scitq-manage unavailability clear -P azure -r westeurope"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.of("-i --id", "id", "ID", new Kind.Whole(1), "this one, as listed"),
        PlaceOptions.PROVIDER.saying("those of this provider"),
        PlaceOptions.REGION.saying("those that name this region"),
        PlaceOptions.FLAVOR.saying("those that name this flavor"));
  }

  @Override
  public List<String> objections(Options given) {
    boolean named = options().stream().anyMatch(opt -> given.value(opt.name()).isPresent());
    return named
        ? List.of()
        : List.of("say which: --id, or one of --provider, --region and --flavor");
  }

  @Override
  public String address(Options given) {
    return BusAddress.UNAVAILABILITY_CLEAR;
  }

  @Override
  public Report report(Json answer, Options given) {
    StringBuilder text = new StringBuilder();
    for (Json.Fields view : Views.items(answer)) {
      text.append("cleared ").append(Views.text(view, "id")).append(": ");
      text.append(Views.text(view, "cause")).append(scope(view)).append('\n');
    }
    return Report.of(text.toString());
  }

  private static String scope(Json.Fields view) {
    String family = Views.text(view, "family");
    return (Views.has(view, "flavor") ? " of " + Views.text(view, "flavor") : "")
        + (family.isEmpty()
            ? ""
            : " of " + family + " from " + Views.text(view, "min_cpu") + " vCPUs")
        + Words.place(Views.text(view, "provider"), Views.text(view, "region"));
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
