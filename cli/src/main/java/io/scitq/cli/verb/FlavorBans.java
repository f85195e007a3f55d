package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code flavor bans}. */
final class FlavorBans implements Question {
  static final List<String> FIELDS = List.of("flavor", "provider", "region", "since", "reason");

  @Override
  public String name() {
    return "bans";
  }

  @Override
  public Help help() {
    return new Help(
        "list the flavors that are banned, and why",
        "An empty provider or region means all.",
        List.of("scitq-manage flavor bans", "scitq-manage flavor bans -P ovh"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        PlaceOptions.FLAVOR, PlaceOptions.PROVIDER, PlaceOptions.REGION, Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.FLAVOR_BANS;
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
