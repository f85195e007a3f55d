package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.List;

/** {@code recruiter plan}: what would be done now, and why. */
final class RecruiterPlan implements Question {

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public Help help() {
    return new Help(
        "show what the recruiters would do now and why, without doing it",
        "Per recruiter one line of facts, then its decisions with their reasons.",
        List.of("scitq-manage recruiter plan", "scitq-manage recruiter plan -b mybatch"));
  }

  @Override
  public List<Opt> options() {
    return List.of(RecruiterOptions.ONLY_BATCH);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.RECRUITER_PLAN;
  }

  @Override
  public Report report(Json answer, Options given) {
    List<Json.Fields> recruiters = Views.items(answer);
    if (recruiters.isEmpty()) {
      return Report.of("", List.of("no recruiter to plan for"));
    }
    StringBuilder text = new StringBuilder();
    for (Json.Fields recruiter : recruiters) {
      text.append(facts(recruiter)).append('\n');
      for (Json.Fields decision : Views.children(recruiter, "decisions")) {
        text.append("  ").append(decision(decision)).append('\n');
      }
    }
    String at = Cell.of(Views.view(answer).get("at"));
    return Report.of(text.toString(), List.of("planned at " + at + "; nothing was done"));
  }

  private static String facts(Json.Fields recruiter) {
    return Views.text(recruiter, "batch")
        + " rank "
        + Views.text(recruiter, "rank")
        + ": "
        + Words.count(Views.number(recruiter, "pending"), "pending task")
        + ", "
        + Words.count(Views.number(recruiter, "workers"), "worker")
        + ", needs "
        + Views.text(recruiter, "need")
        + " more";
  }

  private static String decision(Json.Fields decision) {
    String detail = Views.text(decision, "detail");
    return act(decision)
        + ": "
        + Views.text(decision, "reason")
        + (detail.isEmpty() ? "" : " (" + detail + ")");
  }

  private static String act(Json.Fields decision) {
    String place = Words.place(Views.text(decision, "provider"), Views.text(decision, "region"));
    String cost = Views.costPerHour(decision);
    return switch (Views.text(decision, "action")) {
      case "launch" ->
          "launch "
              + Views.text(decision, "count")
              + " x "
              + Views.text(decision, "flavor")
              + place
              + (cost.isEmpty() ? "" : " for " + cost + " each");
      case "recycle" ->
          "recycle "
              + (Views.has(decision, "worker")
                  ? Views.text(decision, "worker")
                  : Words.count(Views.number(decision, "count"), "worker"));
      default -> Views.text(decision, "action");
    };
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
