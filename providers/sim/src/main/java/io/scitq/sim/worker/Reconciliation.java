package io.scitq.sim.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
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
  private final List<Execution> knownBefore;

  /** To be made before the list is asked for: what is accepted later cannot be missed in it. */
  Reconciliation(Map<Long, Execution> local, ServerClient server) {
    this.local = local;
    this.server = server;
    this.knownBefore =
        local.values().stream().filter(one -> one.stage() != Execution.Stage.PREPARING).toList();
  }

  void apply(WorkerRow row) throws IOException, InterruptedException {
    JsonNode listed =
        ServerClient.checked(
            server.get("/workers/" + row.id() + "/executions"), "listing executions");
    Set<Long> there = new HashSet<>();
    Set<Long> ofPausedTasks = new HashSet<>();
    for (JsonNode one : listed) {
      long id = one.path("execution_id").asLong();
      there.add(id);
      if (one.path("taskstatus").asText().equals("paused")) {
        ofPausedTasks.add(id);
      }
      if (!local.containsKey(id)) {
        disown(id, one.path("status").asText());
      }
    }
    for (Execution execution : knownBefore) {
      if (!there.contains(execution.id())) {
        withdraw(execution);
      }
    }
    Slots.granted(row, local.values(), ofPausedTasks).forEach(Execution::grant);
  }

  /** Not ours, or from before a restart: accepted ones go back, running ones have failed. */
  private void disown(long id, String status) throws IOException, InterruptedException {
    if (status.equals("accepted") || status.equals("running")) {
      ObjectNode body = Json.texts("status", status.equals("accepted") ? "pending" : "failed");
      server.put("/executions/" + id, body.put("freeze", false));
    }
  }

  private static void withdraw(Execution execution) {
    switch (execution.stage()) {
      case RUNNING -> execution.deliver(SIGTERM);
      case WAITING -> execution.release();
      case PREPARING, ENDED -> {
        // nothing to take back
      }
    }
  }
}
