package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import io.scitq.cli.table.TerminalText;
import java.util.List;

/** {@code job show}. */
final class JobShow implements Question {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public Help help() {
    return new Help(
        "show all of one job and what happened in it", "", List.of("scitq-manage job show -i 7"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.of("-i --id", "job_id", "ID", new Kind.Whole(0), "the job with this id").mandatory());
  }

  @Override
  public String address(Options given) {
    return BusAddress.JOB_LIST;
  }

  @Override
  public Report report(Json answer, Options given) {
    List<Json.Fields> jobs = Views.items(answer);
    if (jobs.isEmpty()) {
      String id = given.value("--id").orElse("");
      return new Report("", List.of("scitq-manage: no such job: " + id), true);
    }
    Json.Fields job = jobs.getFirst();
    StringBuilder text = new StringBuilder();
    for (String field : JobList.FIELDS) {
      text.append("%-18s %s".formatted(field, Cell.whole(job.get(field))).stripTrailing())
          .append('\n');
    }
    String log = TerminalText.block(job.text("log")).strip();
    return Report.of(text + (log.isEmpty() ? "" : "\n" + log + "\n"));
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
