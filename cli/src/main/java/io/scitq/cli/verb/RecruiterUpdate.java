package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code recruiter update}. */
final class RecruiterUpdate implements Question {

  @Override
  public String name() {
    return "update";
  }

  @Override
  public Help help() {
    return new Help(
        "change some settings of a recruiter",
        "Options that are not given keep their value. An empty value clears: region, provider (without"
            + " them it only recycles), minimum-tasks and maximum-workers. The others cannot be"
            + " cleared.",
        List.of(
            "scitq-manage recruiter update -b mybatch -n 1 -W 20",
            "scitq-manage recruiter update -b mybatch -W ''"));
  }

  @Override
  public List<Opt> options() {
    return RecruiterOptions.UPDATE;
  }

  @Override
  public List<String> objections(Options given) {
    boolean changes =
        options().stream()
            .filter(
                opt -> !opt.equals(RecruiterOptions.BATCH) && !opt.equals(RecruiterOptions.RANK))
            .anyMatch(opt -> given.has(opt.name()));
    return changes
        ? List.of()
        : List.of("nothing to change: give at least one option besides --batch and --rank");
  }

  @Override
  public String address(Options given) {
    return BusAddress.RECRUITER_UPDATE;
  }

  @Override
  public Report report(Json answer, Options given) {
    Json.Fields view = Views.view(answer);
    return Report.of(
        RecruiterWords.name(view) + " updated: " + RecruiterWords.settings(view) + "\n");
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
