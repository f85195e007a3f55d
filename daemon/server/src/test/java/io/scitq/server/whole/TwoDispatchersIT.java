package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.server.http.rest.ServerDatabase;
import io.scitq.store.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two daemons on one database, thousands of tasks, and the first daemon killed in the middle. */
class TwoDispatchersIT {
  private static final int TASKS = 3000;
  private static final int WORKERS = 24;
  private static final int THREADS = 4;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
  private static final Map<String, String> SETTINGS = Map.of("LOG_LEVEL", "WARN");

  @TempDir Path folder;
  private final Set<Integer> handedOut = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ended = new AtomicInteger();
  private final long bound = System.nanoTime() + PATIENCE;

  @Test
  void everyTaskIsHandedOutExactlyOnceAlsoWhenOneDaemonIsKilled() throws Exception {
    try (Database database = ServerDatabase.fresh()) {
      Map<String, String> settings = new TreeMap<>(SETTINGS);
      settings.put("SQLALCHEMY_DATABASE_URI", Rig.text(database.uri()));
      try (DaemonProcess first = DaemonProcess.start(folder.resolve("a"), settings);
          DaemonProcess second = DaemonProcess.start(folder.resolve("b"), settings);
          Client one = new Client(first.address());
          Client two = new Client(second.address())) {
        queue(one, two);
        List<Integer> workers = declare(one, two);
        drain(List.of(one, two), workers, TASKS / 3);
        first.kill();
        drain(List.of(two), workers, TASKS);
      }

      assertThat(handedOut).hasSize(TASKS);
      assertThat(Rig.number(database, "SELECT count(*) FROM execution")).isEqualTo(TASKS);
      assertThat(Rig.number(database, "SELECT count(DISTINCT task_id) FROM execution"))
          .isEqualTo(TASKS);
      assertThat(Rig.number(database, "SELECT count(*) FROM task WHERE status = 'succeeded'"))
          .isEqualTo(TASKS);
    }
  }

  private static void queue(Client one, Client two) throws Exception {
    all(List.of(() -> queue(one, TASKS / 2), () -> queue(two, TASKS / 2)));
  }

  private static Void queue(Client client, int count) {
    client.queue("twice", count, "true");
    return null;
  }

  private static List<Integer> declare(Client one, Client two) {
    return IntStream.range(0, WORKERS)
        .mapToObj(i -> {
          Client client = i % 2 == 0 ? one : two;
          int id =
              client
                  .send(
                      "POST",
                      "/workers/",
                      "{\"name\":\"w%d\",\"concurrency\":5,\"batch\":\"twice\"}".formatted(i))
                  .body()
                  .path("worker_id")
                  .intValue();
          ping(client, id);
          assertThat(client.send("PUT", "/workers/" + id, "{\"status\":\"running\"}").status())
              .isEqualTo(200);
          return id;
        })
        .toList();
  }

  private void drain(List<Client> daemons, List<Integer> workers, int until) throws Exception {
    List<Callable<Void>> threads = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int part = thread;
      List<Integer> mine = workers.stream().filter(id -> id % THREADS == part).toList();
      threads.add(() -> drain(daemons, mine, until, part));
    }
    all(threads);
  }

  private Void drain(List<Client> daemons, List<Integer> workers, int until, int part) {
    for (int round = 0; ended.get() < until; round++) {
      assertThat(System.nanoTime()).as("drained in time, ended: " + ended).isLessThan(bound);
      Client client = daemons.get((round + part) % daemons.size());
      for (int worker : workers) {
        if (round % 10 == 0) {
          ping(client, worker);
        }
        work(client, worker);
      }
    }
    return null;
  }

  private void work(Client client, int worker) {
    JsonNode pending =
        client.send("GET", "/workers/" + worker + "/executions/pending", "{}").body();
    Set<Integer> tasks = new HashSet<>();
    for (JsonNode execution : pending) {
      tasks.add(execution.path("task_id").intValue());
      for (String status : List.of("accepted", "running", "succeeded")) {
        Answer moved =
            client.send(
                "PUT",
                "/executions/" + execution.path("execution_id").intValue(),
                "{\"status\":\"" + status + "\"}");
        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
      }
      ended.incrementAndGet();
    }
    tasks.forEach(task -> assertThat(handedOut.add(task)).as("handed out once: " + task).isTrue());
    assertThat(tasks).hasSizeLessThanOrEqualTo(5);
  }

  private static void ping(Client client, int worker) {
    Answer pinged =
        client.send(
            "PUT",
            "/workers/" + worker + "/ping",
            "{\"load\":\"1\",\"memory\":1,\"stats\":\"{}\"}");
    assertThat(pinged.status()).isEqualTo(200);
  }

  private static void all(List<Callable<Void>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      for (Future<Void> each : threads.invokeAll(calls)) {
        each.get();
      }
    }
  }
}
