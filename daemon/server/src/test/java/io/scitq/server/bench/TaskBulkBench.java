package io.scitq.server.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Creates many tasks with each request, {@code scitq.task.create} on the bus.
 *
 * <p>Arguments: HOST:PORT [tasks=100000] [per-request=10000] [batch=bench-bulk].
 */
public final class TaskBulkBench {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TaskBulkBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    String address = args[0];
    int tasks = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    int size = args.length > 2 ? Integer.parseInt(args[2]) : 10_000;
    String batch = args.length > 3 ? args[3] : "bench-bulk";
    Load.Result result = create(address, batch, tasks, size);
    System.out.println(result.line("scitq.task.create, " + size + " tasks each"));
    System.out.println(
        String.format(Locale.ROOT, "%.0f tasks/s", tasks / size * size / result.seconds()));
  }

  /** Creates them, one request after the other. */
  static Load.Result create(String address, String batch, int tasks, int size) throws Exception {
    return new Load(address, true, 1)
        .run(
            tasks / size,
            (http, number) -> {
              StringJoiner all = new StringJoiner(",", "{\"tasks\":[", "]}");
              for (int i = 0; i < size; i++) {
                all.add(TaskTexts.bus(batch, number * size + i));
              }
              JsonNode ids =
                  JSON.readTree(http.ask("POST", "/bus/scitq.task.create", all.toString()))
                      .path("task_ids");
              if (ids.size() != size) {
                throw new AssertionError(size + " tasks were asked for, answered: " + ids.size());
              }
            });
  }
}
