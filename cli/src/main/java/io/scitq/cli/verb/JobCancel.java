package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code job cancel}. */
final class JobCancel implements Question {

  @Override
  public String name() {
    return "cancel";
  }

  @Override
  public Help help() {
    return new Help(
        "stop the making of a worker; what was made of it is deleted",
        "",
        List.of("scitq-manage job cancel -i 12"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.of("-i --id", "job_id", "ID", new Kind.Whole(0), "the job with this id").mandatory());
  }

  @Override
  public String address(Options given) {
    return BusAddress.JOB_CANCEL;
  }

  @Override
  public Report report(Json answer, Options given) {
    Json.Fields view = Views.view(answer);
    String job = "job " + Views.text(view, "job_id");
    return Report.of(
        Views.text(view, "action").equals("destroying")
            ? job
                + " cancelled: what was made of "
                + Views.text(view, "target")
                + " is being deleted\n"
            : job + " cancelled: nothing was made\n");
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
