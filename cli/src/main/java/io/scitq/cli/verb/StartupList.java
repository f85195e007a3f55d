package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code startup list}. */
final class StartupList implements Question {
  static final List<String> FIELDS =
      List.of("provider", "template", "failures", "limit", "stopped", "last_failure", "detail");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Help help() {
    return new Help(
        "list how machines start with the template and image in use",
        "After SCITQ_STARTUP_FAILURES machines in a row that booted and never registered, nothing is"
            + " recruited from their provider until it is cleared or the template changes.",
        List.of("scitq-manage startup list", "scitq-manage startup list -p azure"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.of("-p --provider", "provider", "PROVIDER", new Kind.Text(), "only this provider"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.STARTUP_LIST;
  }

  @Override
  public Report report(Json answer, Options given) {
    return Report.of(Listing.whole(Views.items(answer), FIELDS, given));
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
