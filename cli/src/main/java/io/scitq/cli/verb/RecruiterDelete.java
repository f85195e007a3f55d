package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code recruiter delete}. */
final class RecruiterDelete implements Question {

  @Override
  public String name() {
    return "delete";
  }

  @Override
  public Help help() {
    return new Help(
        "delete a recruiter",
        "Its workers stay; nobody is recruited by it any more.",
        List.of("scitq-manage recruiter delete -b mybatch -n 1"));
  }

  @Override
  public List<Opt> options() {
    return List.of(RecruiterOptions.BATCH, RecruiterOptions.RANK);
  }

  @Override
  public String address(Options given) {
    return BusAddress.RECRUITER_DELETE;
  }

  @Override
  public Report report(Json answer, Options given) {
    return Report.of(RecruiterWords.name(Views.view(answer)) + " deleted\n");
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
