package io.scitq.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Idle workers that ask as scitq's workers do: every four seconds a ping, what is pending, signals,
 * what is held. They begin spread over the four seconds and do not wait for each other; a request
 * that begins late because the server was slow is measured from when it was due.
 *
 * <p>Arguments: HOST:PORT [workers=2000] [seconds=40] [keep|close, default close].
 */
public final class PollBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long CYCLE = TimeUnit.SECONDS.toNanos(4);
  private static final int WARM_CYCLES = 2;
  private static final String PING =
      "{\"load\": \"0.5 / 0.0\", \"memory\": 8.3, \"stats\": \"{\\\"load\\\": \\\"1.1 1.4 1.4\\\","
          + " \\\"disk\\\": {\\\"speed\\\": \\\"0.0/0.0 Mb/s\\\", \\\"usage\\\": [\\\"/:26\\\"],"
          + " \\\"counter\\\": \\\"0.0/0.0 Gb\\\"}}\"}";

  private final String address;
  private final boolean keepAlive;
  private final Samples samples = new Samples(200_000);
  private final AtomicInteger failures = new AtomicInteger();

  private PollBench(String address, boolean keepAlive) {
    this.address = address;
    this.keepAlive = keepAlive;
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int workers = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 40;
    boolean keepAlive = args.length > 3 && args[3].equals("keep");
    new PollBench(args[0], keepAlive).run(workers, seconds);
  }

  private void run(int workers, int seconds) throws Exception {
    List<Integer> ids = Workers.declare(address, workers, "bench-poll", 1);
    int cycles = (int) (TimeUnit.SECONDS.toNanos(seconds) / CYCLE);
    long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        int id = ids.get(i);
        long first = begin + CYCLE * i / workers;
        all.add(threads.submit(() -> worker(id, first, cycles)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    double took = (System.nanoTime() - begin) / 1e9;
    System.out.println(
        samples.line(
            workers
                + " polling workers, "
                + (keepAlive ? "keep-alive" : "connection per request")));
    System.out.println(
        String.format(
            Locale.ROOT,
            "%.0f requests/s wanted, %.0f requests/s held for %.0f s, %d failed",
            4.0 * workers / TimeUnit.NANOSECONDS.toSeconds(CYCLE),
            4.0 * workers * cycles / took,
            took,
            failures.get()));
  }

  private Void worker(int id, long first, int cycles) throws Exception {
    String path = "/workers/" + id;
    try (RawHttp http = new RawHttp(address, keepAlive)) {
      for (int cycle = 0; cycle < cycles; cycle++) {
        long due = first + CYCLE * cycle;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        boolean counts = cycle >= WARM_CYCLES;
        due = ask(http, "PUT", path + "/ping", PING, due, counts);
        due = ask(http, "GET", path + "/executions/pending", "{}", due, counts);
        due = ask(http, "GET", path + "/signals", "{}", due, counts);
        ask(http, "GET", path + "/executions", "{}", due, counts);
      }
    }
    return null;
  }

  private long ask(
      RawHttp http, String method, String path, String body, long due, boolean counts) {
    try {
      JSON.readTree(http.ask(method, path, body));
    } catch (java.io.IOException e) {
      if (failures.getAndIncrement() == 0) {
        System.out.println("first failure: " + e);
      }
    }
    long end = System.nanoTime();
    if (counts) {
      samples.add(end - due);
    }
    return end;
  }
}
