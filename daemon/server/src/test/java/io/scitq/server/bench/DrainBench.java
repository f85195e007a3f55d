package io.scitq.server.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Drains a batch with workers that speak the real protocol over HTTP without ever resting: poll,
 * accept, run, succeed. Fails when an execution or a task is handed out twice.
 *
 * <p>Arguments: HOST:PORT [tasks=20000] [workers=100] [concurrency=10] [clients=16].
 */
public final class DrainBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long BOUND = TimeUnit.SECONDS.toNanos(150);
  private static final String BATCH = "bench-drain";
  private static final List<String> MOVES =
      List.of(
          "{\"status\":\"accepted\",\"freeze\":false}",
          "{\"status\":\"running\",\"pid\":6380,\"freeze\":false}",
          "{\"status\":\"succeeded\",\"return_code\":0,\"freeze\":false}");

  private final String address;
  private final int tasks;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final Set<Integer> given = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> perWorker = new ConcurrentHashMap<>();

  private DrainBench(String address, int tasks) {
    this.address = address;
    this.tasks = tasks;
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int tasks = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    int workers = args.length > 2 ? Integer.parseInt(args[2]) : 100;
    int concurrency = args.length > 3 ? Integer.parseInt(args[3]) : 10;
    int clients = args.length > 4 ? Integer.parseInt(args[4]) : 16;
    String batch = BATCH + System.currentTimeMillis();
    new Load(args[0], true, clients)
        .run(
            tasks,
            (http, number) ->
                http.ask("POST", "/tasks/", TaskTexts.rest(number).replace("bench-post", batch)));
    List<Integer> ids = Workers.declare(args[0], workers, batch, concurrency);
    new DrainBench(args[0], tasks).run(ids, clients);
  }

  private void run(List<Integer> workers, int clients) throws Exception {
    long start = System.nanoTime();
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      List<Integer> mine = new ArrayList<>();
      for (int worker = i; worker < workers.size(); worker += clients) {
        mine.add(workers.get(worker));
      }
      all.add(() -> drain(mine, start + BOUND));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (Future<Void> each : threads.invokeAll(all)) {
        each.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Set<Integer> shares = new HashSet<>(perWorker.values());
    System.out.println(
        String.format(
            Locale.ROOT,
            "%d tasks drained in %.1f s: %.0f tasks/s, %.0f requests/s; a worker ran %d to %d",
            done.get(),
            seconds,
            done.get() / seconds,
            requests.get() / seconds,
            shares.stream().min(Integer::compare).orElse(0),
            shares.stream().max(Integer::compare).orElse(0)));
  }

  private Void drain(List<Integer> workers, long bound) throws IOException {
    Map<Integer, Long> pinged = new HashMap<>();
    try (RawHttp http = new RawHttp(address, true)) {
      while (done.get() < tasks) {
        for (int worker : workers) {
          if (System.nanoTime() > bound) {
            throw new AssertionError("not drained in time, done are " + done.get());
          }
          if (System.nanoTime() - pinged.getOrDefault(worker, 0L) > 4e9) {
            Workers.ping(http, worker);
            requests.incrementAndGet();
            pinged.put(worker, System.nanoTime());
          }
          run(http, worker);
        }
      }
    }
    return null;
  }

  private void run(RawHttp http, int worker) throws IOException {
    String path = "/workers/" + worker + "/executions/pending";
    requests.incrementAndGet();
    for (JsonNode execution : JSON.readTree(http.ask("GET", path, "{}"))) {
      if (!given.add(execution.path("task_id").intValue())) {
        throw new AssertionError("handed out twice: " + execution);
      }
      for (String move : MOVES) {
        http.ask("PUT", "/executions/" + execution.path("execution_id").intValue(), move);
        requests.incrementAndGet();
      }
      done.incrementAndGet();
      perWorker.merge(worker, 1, Integer::sum);
    }
  }
}
