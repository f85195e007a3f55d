package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code updater run}. */
final class UpdaterRun implements Question {
  private static final List<String> FAILURES = List.of("failed", "refused");

  @Override
  public String name() {
    return "run";
  }

  @Override
  public Help help() {
    return new Help(
        "read a provider's catalog now and wait for the result",
        "An update that looks implausible is refused: the old catalog stays. --force accepts it."
            + " Ends with status 1 when the run failed or was refused.",
        List.of("scitq-manage updater run azure", "scitq-manage -t 600 updater run azure --force"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.positional("provider", "PROVIDER", "which provider, such as ovh or azure").mandatory(),
        Opt.flag("--force", "force", "accept an update that looks implausible"));
  }

  @Override
  public String address(Options given) {
    return BusAddress.UPDATER_RUN;
  }

  @Override
  public Report report(Json answer, Options given) {
    StringBuilder text = new StringBuilder();
    List<String> notes = new ArrayList<>();
    boolean failed = false;
    for (Json.Fields view : Views.items(answer)) {
      text.append(UpdaterWords.run(view)).append('\n');
      notes.addAll(UpdaterWords.remarks(view));
      failed |= FAILURES.contains(view.text("outcome")) || view.text("state").equals("disabled");
    }
    return new Report(text.toString(), notes, failed);
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
