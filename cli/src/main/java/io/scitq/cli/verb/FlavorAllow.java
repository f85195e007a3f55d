package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code flavor allow}: lifts bans. */
final class FlavorAllow implements Question {

  @Override
  public String name() {
    return "allow";
  }

  @Override
  public Help help() {
    return new Help(
        "lift the bans of a flavor",
        "Lifts those that name the provider and the region, where these are given; a ban of all regions"
            + " is lifted only without -r.",
        List.of(
            "scitq-manage flavor allow b3-8", "scitq-manage flavor allow b3-8 -P ovh -r GRA11"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.positional("flavor", "NAME", "exact name of the flavor").mandatory(),
        PlaceOptions.PROVIDER.saying("only bans that name this provider"),
        PlaceOptions.REGION.saying("only bans that name this region"));
  }

  @Override
  public String address(Options given) {
    return BusAddress.FLAVOR_ALLOW;
  }

  @Override
  public Report report(Json answer, Options given) {
    StringBuilder text = new StringBuilder();
    for (Json.Fields ban : Views.items(answer)) {
      text.append(BanWords.what(ban)).append(" is allowed again\n");
    }
    return Report.of(text.toString());
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
