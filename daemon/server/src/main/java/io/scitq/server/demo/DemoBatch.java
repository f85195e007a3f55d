package io.scitq.server.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One batch of the tour: tasks, and the recruiter that finds workers for them.
 *
 * @param name its name
 * @param story one line for people
 * @param tasks how many tasks
 * @param recruiter the recruiter's request without batch and rank
 */
record DemoBatch(String name, String story, int tasks, Map<String, Object> recruiter) {
  /** The three batches of the tour. */
  static final List<DemoBatch> ALL =
      List.of(
          new DemoBatch(
              "assembly",
              "on OVH, cheapest machine with 8 cores and 30 GB",
              24,
              Map.of(
                  "flavor", "auto:cpu>=8:ram>=30",
                  "provider", "ovh",
                  "region", "auto",
                  "concurrency", 4,
                  "tasks_per_worker", 8)),
          new DemoBatch(
              "mapping",
              "on Azure Spot, cheapest machine with 10 cores, 100 GB memory and 200 GB disk",
              30,
              Map.of(
                  "flavor", "auto:cpu>=10:ram>=100:disk>=200",
                  "provider", "azure",
                  "region", "auto",
                  "concurrency", 5,
                  "tasks_per_worker", 10)),
          new DemoBatch(
              "report",
              "anywhere, whatever is cheapest with 4 cores",
              16,
              Map.of(
                  "flavor",
                  "auto:cpu>=4",
                  "provider",
                  "auto",
                  "region",
                  "auto",
                  "concurrency",
                  2,
                  "tasks_per_worker",
                  4,
                  "maximum_workers",
                  3)));

  Map<String, Object> request() {
    Map<String, Object> request = new TreeMap<>(recruiter);
    request.put("batch", name);
    request.put("rank", 1);
    return request;
  }
}
