package io.scitq.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * How long a pending task waits until a worker that fits finds it, whichever of the two comes
 * first: from the answer that made the later one, to the poll that shows the execution.
 *
 * <p>Arguments: HOST:PORT [runs=500].
 */
public final class LatencyBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private LatencyBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int runs = args.length > 1 ? Integer.parseInt(args[1]) : 500;
    try (RawHttp http = new RawHttp(args[0], true)) {
      taskComesLast(http, runs / 5); // the server warms up
      System.out.println(taskComesLast(http, runs).line("task created to task offered"));
      System.out.println(workerComesLast(http, runs).line("worker running to task offered"));
    }
  }

  private static Samples taskComesLast(RawHttp http, int runs) throws IOException {
    Samples samples = new Samples(runs);
    int worker = Workers.declare(http, "latency", "bench-latency", runs);
    for (int i = 1; i <= runs; i++) {
      http.ask("POST", "/tasks/", "{\"command\":\"true\",\"batch\":\"bench-latency\"}");
      samples.add(offered(http, worker, i));
      if (i % 20 == 0) {
        Workers.ping(http, worker);
      }
    }
    http.ask("DELETE", "/workers/" + worker, "{}");
    return samples;
  }

  private static Samples workerComesLast(RawHttp http, int runs) throws IOException {
    Samples samples = new Samples(runs);
    for (int i = 1; i <= runs; i++) {
      String batch = "bench-latency-" + System.nanoTime();
      http.ask("POST", "/tasks/", "{\"command\":\"true\",\"batch\":\"" + batch + "\"}");
      int worker = Workers.declare(http, "late", batch, 1);
      samples.add(offered(http, worker, 1));
      http.ask("DELETE", "/workers/" + worker, "{}");
    }
    return samples;
  }

  /** Polls until it holds so many; the time from now on. */
  private static long offered(RawHttp http, int worker, int wanted) throws IOException {
    long start = System.nanoTime();
    String path = "/workers/" + worker + "/executions/pending";
    while (JSON.readTree(http.ask("GET", path, "{}")).size() < wanted) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new AssertionError("not offered within 20 s");
      }
    }
    return System.nanoTime() - start;
  }
}
