package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code worker list}. */
final class WorkerList implements Question {
  static final List<String> FIELDS =
      List.of(
          "worker_id",
          "name",
          "status",
          "concurrency",
          "creation_date",
          "last_contact_date",
          "batch");
  static final List<String> LONG_FIELDS =
      List.of(
          "provider",
          "region",
          "flavor",
          "ipv4",
          "ansible_active",
          "prefetch",
          "assigned",
          "accepted",
          "running",
          "failed",
          "succeeded");
  private static final List<String> STATUSES =
      List.of("running", "paused", "offline", "failed", "evicted");

  /** From the wish for a machine to its first word. */
  private static final List<String> UNDER_WAY =
      List.of("recorded", "launching", "starting", "booted");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Help help() {
    return new Help(
        "list the workers",
        "A worker whose machine is being made shows how far that is ("
            + String.join(", ", UNDER_WAY)
            + ") until it speaks for the first time; -S offline and --json have it as offline, as"
            + " scitq 1.3.",
        List.of("scitq-manage worker list", "scitq-manage worker list -b mybatch -S running -L"));
  }

  @Override
  public List<Opt> options() {
    return List.of(
        Opt.of("-b --batch", "batch", "BATCH", new Kind.Text(), "only this batch"),
        Opt.of(
            "-S --status",
            "status",
            "STATUS",
            new Kind.Choice(STATUSES),
            "only this status: " + String.join(", ", STATUSES)),
        Opt.display("-L " + Listing.LONG, "all attributes and the counts of tasks"),
        Listing.NO_HEADER_OPTION);
  }

  @Override
  public boolean isListing() {
    return true;
  }

  @Override
  public String address(Options given) {
    return BusAddress.WORKER_LIST;
  }

  @Override
  public Report report(Json answer, Options given) {
    List<String> fields = new ArrayList<>(FIELDS);
    if (given.has(Listing.LONG)) {
      fields.addAll(LONG_FIELDS);
    }
    List<List<String>> rows = new ArrayList<>();
    for (Json.Fields view : Views.items(answer)) {
      rows.add(fields.stream().map(field -> cell(view, field)).toList());
    }
    // the title of scitq 1.3, whose field was spelt with a dash
    fields.replaceAll(field -> field.equals("ansible_active") ? "ansible-active" : field);
    return Report.of(Listing.print(fields, rows, given));
  }

  /** A worker that never spoke is no worker that fell silent, though both are stored as offline. */
  private static String cell(Json.Fields view, String field) {
    boolean underWay =
        field.equals("status")
            && Views.text(view, "status").equals("offline")
            && UNDER_WAY.contains(Views.text(view, "instance"));
    return Cell.of(view.get(underWay ? "instance" : field));
  }

  @Override
  public boolean changesSomething() {
    return false;
  }
}
