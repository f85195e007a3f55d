package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code flavor ban}. */
final class FlavorBan implements Question {

  @Override
  public String name() {
    return "ban";
  }

  @Override
  public Help help() {
    return new Help(
        "forbid to buy a flavor, everywhere or at one place",
        "No recruiter and no deploy buys it any more, whatever its price; workers that run on it stay."
            + " Updates of the catalog do not lift it.",
        List.of("scitq-manage flavor ban b3-8 -P ovh -r GRA11 --reason 'disk errors'"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.positional("flavor", "NAME", "exact name of the flavor").mandatory(),
        PlaceOptions.PROVIDER.saying("at this provider only (default: all)"),
        PlaceOptions.REGION.saying("in this region only (default: all)"),
        Opt.of("--reason", "reason", "TEXT", new Kind.Text(), "why, for those who ask later")
            .mandatory());
  }

  @Override
  public String address(Options given) {
    return BusAddress.FLAVOR_BAN;
  }

  @Override
  public Report report(Json answer, Options given) {
    return Report.of(BanWords.what(Views.view(answer)) + " is banned\n");
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
