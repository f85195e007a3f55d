package io.scitq.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the list of all tasks, {@code GET /tasks/}: until the first byte, until the last, and what
 * the daemon's resident memory grows by meanwhile.
 *
 * <p>Arguments: HOST:PORT DAEMON-PID [runs=5].
 */
public final class TaskListBench {
  private static final long SAMPLE_MILLIS = 10;

  private TaskListBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    String address = args[0];
    Path status = Path.of("/proc", args[1], "status");
    int runs = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    for (int i = 0; i < runs; i++) {
      long before = resident(status);
      AtomicLong most = new AtomicLong(before);
      AtomicBoolean done = new AtomicBoolean();
      Thread watch = Thread.ofPlatform().start(() -> watch(status, most, done));
      long start = System.nanoTime();
      try (RawHttp http = new RawHttp(address, false)) {
        byte[] list = http.ask("GET", "/tasks/", "{}");
        long end = System.nanoTime();
        done.set(true);
        watch.join();
        System.out.println(
            String.format(
                Locale.ROOT,
                "%d tasks, %.1f MB: first byte %.0f ms, last %.0f ms, resident %d MB, +%d MB",
                new ObjectMapper().readTree(list).size(),
                list.length / 1e6,
                (http.firstByteNanos() - start) / 1e6,
                (end - start) / 1e6,
                before >> 10,
                (most.get() - before) >> 10));
      }
    }
  }

  private static void watch(Path status, AtomicLong most, AtomicBoolean done) {
    try {
      while (!done.get()) {
        most.accumulateAndGet(resident(status), Math::max);
        Thread.sleep(SAMPLE_MILLIS);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("cannot watch the daemon's memory", e);
    }
  }

  private static long resident(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
