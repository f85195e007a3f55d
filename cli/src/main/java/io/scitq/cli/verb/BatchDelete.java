package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code batch delete}. */
final class BatchDelete implements Question {
  @Override
  public String name() {
    return "delete";
  }

  @Override
  public Help help() {
    return new Help(
        "delete batches with all their tasks and recruiters",
        "Their workers stay.",
        List.of("scitq-manage batch delete -n test"));
  }

  @Override
  public List<Opt> options() {
    return List.of(BatchWords.NAME);
  }

  @Override
  public String address(Options given) {
    return BusAddress.BATCH_DELETE;
  }

  @Override
  public Report report(Json answer, Options given) {
    return BatchWords.report(
        answer,
        view ->
            BatchWords.name(view)
                + " deleted: "
                + Words.count(Views.number(view, "tasks"), "task")
                + ", "
                + Words.count(Views.number(view, "recruiters"), "recruiter"));
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
