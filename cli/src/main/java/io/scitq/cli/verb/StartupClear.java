package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code startup clear}. */
final class StartupClear implements Question {

  @Override
  public String name() {
    return "clear";
  }

  @Override
  public Help help() {
    return new Help(
        "let recruiting go on after machines that never became workers",
        "After SCITQ_STARTUP_FAILURES machines in a row that booted and never registered, nothing is"
            + " recruited from their provider until it is cleared or the template changes.",
        List.of("scitq-manage startup clear", "scitq-manage startup clear -p azure"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.of("-p --provider", "provider", "PROVIDER", new Kind.Text(), "only this provider"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public String address(Options given) {
    return BusAddress.STARTUP_CLEAR;
  }

  @Override
  public Report report(Json answer, Options given) {
    return Report.of(Listing.whole(Views.items(answer), StartupList.FIELDS, given));
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
