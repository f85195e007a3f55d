package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code recruiter create}. */
final class RecruiterCreate implements Question {

  @Override
  public String name() {
    return "create";
  }

  @Override
  public Help help() {
    return new Help(
        "create a recruiter, or replace the one with the same batch and rank",
        "Without provider or region it only recycles: it takes idle workers of other batches that"
            + " fit, and deploys none.",
        List.of(
            "scitq-manage recruiter create -b mybatch -f 'auto:cpu>=8:ram>=30' -P ovh -r GRA11 -C 4"
                + " -W 10"));
  }

  @Override
  public List<Opt> options() {
    return RecruiterOptions.CREATE;
  }

  @Override
  public String address(Options given) {
    return BusAddress.RECRUITER_CREATE;
  }

  @Override
  public Report report(Json answer, Options given) {
    Json.Fields view = Views.view(answer);
    String done = view.isTrue("replaced") ? " replaced: " : " created: ";
    return Report.of(RecruiterWords.name(view) + done + RecruiterWords.settings(view) + "\n");
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
