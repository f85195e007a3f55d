package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code stray adopt}. */
final class StrayAdopt implements Question {

  @Override
  public String name() {
    return "adopt";
  }

  @Override
  public Help help() {
    return new Help(
        "take a stray machine in as a worker",
        "It is then a worker like any other: it is deleted when it has nothing to do, or when it"
            + " does not report in time.",
        List.of("scitq-manage stray adopt -n lab-0123abcd-node12 -b mybatch -c 4"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        StrayOptions.NAME.mandatory(),
        StrayOptions.PROVIDER,
        Opt.of("-b --batch", "batch", "BATCH", new Kind.Text(), "its batch, Default if not given"),
        Opt.of(
            "-c --concurrency",
            "concurrency",
            "CONCURRENCY",
            new Kind.Whole(0),
            "its tasks at once, 1 if not given"));
  }

  @Override
  public String address(Options given) {
    return BusAddress.STRAY_ADOPT;
  }

  @Override
  public Report report(Json answer, Options given) {
    Json.Fields view = Views.view(answer);
    return Report.of(
        "stray "
            + Views.text(view, "name")
            + " at "
            + Views.text(view, "provider")
            + " is worker "
            + Views.text(view, "worker_id")
            + " from now on\n");
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
