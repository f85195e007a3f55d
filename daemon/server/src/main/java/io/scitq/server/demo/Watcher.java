package io.scitq.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at recruiters, workers and tasks, and says what changed since the last look. */
final class Watcher {
  private final DemoClient client;
  private final Narrator narrator;
  private final List<String> batches;
  private final Map<String, String> decisions = new HashMap<>();
  private final Map<String, String> workers = new HashMap<>();
  private final Set<String> launched = new HashSet<>();
  private String tasks = "";
  private final Map<String, Double> costs = new TreeMap<>();

  Watcher(DemoClient client, Narrator narrator, List<String> batches) {
    this.client = client;
    this.narrator = narrator;
    this.batches = List.copyOf(batches);
  }

  /** Looks once. */
  void look() {
    client.items(BusAddress.RECRUITER_LIST, Map.of()).forEach(this::decision);
    List<JsonNode> rows = client.items(BusAddress.WORKER_LIST, Map.of());
    rows.forEach(this::worker);
    gone(rows);
    tasks();
  }

  /** Says whether all tasks have ended. */
  boolean tasksDone() {
    Map<String, Integer> counts = client.taskCounts(batches);
    return Set.of("succeeded", "failed").containsAll(counts.keySet());
  }

  /** Says whether no worker is left. */
  boolean workersGone() {
    return workers.isEmpty();
  }

  int launched() {
    return launched.size();
  }

  /** The sum of the prices by currency. */
  String costPerHour() {
    return costs.entrySet().stream()
        .map(sum -> String.format(Locale.ROOT, "%.4f %s", sum.getValue(), sum.getKey()))
        .collect(Collectors.joining(" + "));
  }

  private void decision(JsonNode row) {
    String text = row.path("last_decision").asText("");
    String batch = row.path("batch").asText();
    String word = text.replaceAll("\\d+", "#");
    if (!text.isEmpty() && !word.equals(decisions.put(batch, word))) {
      narrator.say("recruiter " + batch + ": " + text);
    }
  }

  private void worker(JsonNode row) {
    String name = row.path("name").asText();
    String state = state(row);
    if (launched.add(name)) {
      costs.merge(row.path("currency").asText(), row.path("cost").asDouble(), Double::sum);
      narrator.say(
          String.format(
              Locale.ROOT,
              "launch %s: %s in %s/%s at %.4f %s/h for batch %s",
              name,
              row.path("flavor").asText(),
              row.path("provider").asText(),
              row.path("region").asText(),
              row.path("cost").asDouble(),
              row.path("currency").asText(),
              row.path("batch").asText()));
    }
    if (!state.equals(workers.put(name, state)) && !state.isEmpty()) {
      narrator.say("worker " + name + " " + state);
    }
  }

  private static String state(JsonNode row) {
    return switch (row.path("instance").asText("")) {
      case "booted" -> "has booted";
      case "registered" -> "registered and takes tasks";
      case "failed" -> "failed to launch";
      case "deleting" -> "is retired, its instance is being deleted";
      default -> "";
    };
  }

  private void gone(List<JsonNode> rows) {
    Set<String> present = new HashSet<>();
    rows.forEach(row -> present.add(row.path("name").asText()));
    for (String name : new TreeSet<>(workers.keySet())) {
      if (!present.contains(name)) {
        workers.remove(name);
        narrator.say("worker " + name + " is gone, and nothing of it is left at the cloud");
      }
    }
  }

  private void tasks() {
    Map<String, Integer> counts = client.taskCounts(batches);
    if (!counts.toString().equals(tasks)) {
      tasks = counts.toString();
      narrator.say("tasks: " + tasks.substring(1, tasks.length() - 1).replace("=", " "));
    }
  }
}
