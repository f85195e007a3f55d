package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code worker deploy}. */
final class WorkerDeploy implements Question {
  private static final Kind TEXT = new Kind.Text();

  @Override
  public String name() {
    return "deploy";
  }

  @Override
  public Help help() {
    return new Help(
        "deploy new workers in the cloud",
        "With 'auto:FILTERS' as flavor the cheapest one that fits is taken. The command returns"
            + " when the deployment is recorded; 'worker list' shows how it goes on.",
        List.of(
            "scitq-manage worker deploy -f d2-2 -r GRA11 -P ovh -b mybatch",
            "scitq-manage worker deploy -f 'auto:cpu>=10:ram>=100:disk>=200' -P auto -r auto -N 2"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        RecruiterOptions.FLAVOR.mandatory(),
        Opt.of("-r --region", "region", "REGION", TEXT, "region, or 'auto'").mandatory(),
        Opt.of("-P --provider", "provider", "PROVIDER", TEXT, "provider, or 'auto'").mandatory(),
        Opt.of(
            "-C --concurrency",
            "concurrency",
            "N",
            new Kind.Whole(1),
            "tasks at once per worker (default 1)"),
        Opt.of(
            "-p --prefetch",
            "prefetch",
            "N",
            new Kind.Whole(0),
            "tasks prepared ahead per worker (default 0)"),
        Opt.of("-N --number", "number", "N", new Kind.Whole(1), "how many workers (default 1)"),
        Opt.of("-b --batch", "batch", "BATCH", TEXT, "batch they work for (default: Default)"));
  }

  @Override
  public String address(Options given) {
    return BusAddress.WORKER_DEPLOY;
  }

  @Override
  public Report report(Json answer, Options given) {
    Map<String, List<String>> workers = new LinkedHashMap<>();
    for (Json.Fields view : Views.items(answer)) {
      workers.computeIfAbsent(shape(view), shape -> new ArrayList<>()).add(worker(view));
    }
    StringBuilder text = new StringBuilder();
    workers.forEach((shape, names) ->
        text.append("deploying ")
            .append(Words.count(names.size(), "worker"))
            .append(": ")
            .append(shape)
            .append(": ")
            .append(String.join(", ", names))
            .append('\n'));
    return Report.of(text.toString());
  }

  private static String shape(Json.Fields view) {
    String cost = Views.costPerHour(view);
    return Views.text(view, "flavor")
        + Words.place(Views.text(view, "provider"), Views.text(view, "region"))
        + (cost.isEmpty() ? "" : " for " + cost + " each");
  }

  private static String worker(Json.Fields view) {
    return Views.text(view, "worker") + " (job " + Views.text(view, "job_id") + ")";
  }

  @Override
  public boolean changesSomething() {
    return true;
  }
}
