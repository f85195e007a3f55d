package io.scitq.local.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what the server thinks runs here with what does, and hands out slots. */
final class Reconciliation {
  private static final int SIGTERM = 15;

  private final Map<Long, Execution> local;
  private final ServerClient server;
  private final AgentLog log;
  private final List<Execution> knownBefore;

  /** To be made before the list is asked for: what is accepted later cannot be missed in it. */
  Reconciliation(Map<Long, Execution> local, ServerClient server, AgentLog log) {
    this.local = local;
    this.server = server;
    this.log = log;
    this.knownBefore =
        local.values().stream().filter(one -> one.stage() != Stage.PREPARING).toList();
  }

  void apply(WorkerRow row) throws IOException, InterruptedException {
    JsonNode listed =
        ServerClient.checked(
            server.get("/workers/" + row.id() + "/executions"), "listing executions");
    Set<Long> there = new HashSet<>();
    for (JsonNode one : listed) {
      long id = one.path("execution_id").asLong();
      there.add(id);
      Execution known = local.get(id);
      if (known == null) {
        disown(id, one.path("status").asText());
      } else {
        known.taskPaused(one.path("taskstatus").asText().equals("paused"));
      }
    }
    for (Execution execution : knownBefore) {
      if (!there.contains(execution.id())) {
        withdraw(execution);
      }
    }
    List<Slots.Candidate> candidates = local.values().stream().map(Execution::candidate).toList();
    for (long id : Slots.granted(row, candidates)) {
      Execution execution = local.get(id);
      if (execution != null) {
        execution.grant();
      }
    }
  }

  /** From before a restart: accepted ones go back, running ones were ended and have failed. */
  private void disown(long id, String status) throws IOException, InterruptedException {
    if (status.equals("accepted") || status.equals("running")) {
      String now = status.equals("accepted") ? "pending" : "failed";
      log.say("execution " + id + " is " + status + ", but not here: it is reported " + now);
      server.put("/executions/" + id, Reports.status(now).put("freeze", false));
    }
  }

  private void withdraw(Execution execution) throws InterruptedException {
    switch (execution.stage()) {
      case RUNNING -> {
        log.say("execution " + execution.id() + " is not wanted any more: it is ended");
        execution.deliver(SIGTERM);
      }
      case WAITING -> execution.release();
      case PREPARING, REPORTING, ENDED -> {
        // nothing to take back
      }
    }
  }
}
