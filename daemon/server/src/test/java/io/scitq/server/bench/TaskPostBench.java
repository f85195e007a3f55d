package io.scitq.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Creates tasks one by one, {@code POST /tasks/}, as scitq's library does.
 *
 * <p>Arguments: HOST:PORT [tasks=30000] [clients=16].
 */
public final class TaskPostBench {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TaskPostBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    String address = args[0];
    int tasks = args.length > 1 ? Integer.parseInt(args[1]) : 30_000;
    int clients = args.length > 2 ? Integer.parseInt(args[2]) : 16;
    run(new Load(address, true, clients), tasks / 2); // the server warms up
    report(new Load(address, true, clients), tasks);
    report(new Load(address, false, clients), tasks);
    report(new Load(address, false, 1), tasks / 20);
  }

  private static void report(Load load, int tasks) throws Exception {
    System.out.println(run(load, tasks).line("POST /tasks/, " + load));
  }

  private static Load.Result run(Load load, int tasks) throws Exception {
    Set<Integer> ids = ConcurrentHashMap.newKeySet(tasks);
    Load.Result result =
        load.run(
            tasks,
            (http, number) -> ids.add(id(http.ask("POST", "/tasks/", TaskTexts.rest(number)))));
    if (ids.size() != tasks) {
      throw new AssertionError(tasks + " tasks were created but there are " + ids.size() + " ids");
    }
    return result;
  }

  private static int id(byte[] answer) throws Exception {
    return JSON.readTree(answer).path("task_id").intValue();
  }
}
