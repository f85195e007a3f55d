package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code stray delete}. */
final class StrayDelete implements Question {

  @Override
  public String name() {
    return "delete";
  }

  @Override
  public Help help() {
    return new Help(
        "delete a stray at its provider, with everything that belongs to it",
        "",
        List.of("scitq-manage stray delete -n lab-0123abcd-node12"));
  }

  @Override
  public List<Opt> options() {
    return List.of(StrayOptions.NAME.mandatory(), StrayOptions.PROVIDER);
  }

  @Override
  public String address(Options given) {
    return BusAddress.STRAY_DELETE;
  }

  @Override
  public Report report(Json answer, Options given) {
    StringBuilder text = new StringBuilder();
    for (Json.Fields view : Views.items(answer)) {
      text.append("stray ")
          .append(Views.text(view, "name"))
          .append(" at ")
          .append(Views.text(view, "provider"))
          .append(" is being deleted\n");
    }
    return Report.of(text.toString());
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
