package io.scitq.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Several clients that each ask again as soon as they are answered, until enough was asked. */
final class Load {
  private final String address;
  private final boolean keepAlive;
  private final int clients;

  Load(String address, boolean keepAlive, int clients) {
    this.address = address;
    this.keepAlive = keepAlive;
    this.clients = clients;
  }

  /** One request. */
  interface Request {
    void send(RawHttp http, int number) throws Exception;
  }

  /**
   * What came of it.
   *
   * @param seconds from the first request to the last answer
   * @param samples one per request
   */
  record Result(double seconds, Samples samples) {
    double rate() {
      return samples.count() / seconds;
    }

    String line(String what) {
      return samples.line(String.format(Locale.ROOT, "%-40s %7.0f/s", what, rate()));
    }
  }

  /** Sends requests with the numbers below the count. */
  Result run(int count, Request request) throws Exception {
    Samples samples = new Samples(count);
    AtomicInteger next = new AtomicInteger();
    Callable<Boolean> client =
        () -> {
          try (RawHttp http = new RawHttp(address, keepAlive)) {
            int number = next.getAndIncrement();
            while (number < count) {
              long start = System.nanoTime();
              request.send(http, number);
              samples.add(System.nanoTime() - start);
              number = next.getAndIncrement();
            }
          }
          return true;
        };
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(client);
      }
      for (Future<Boolean> done : threads.invokeAll(all)) {
        done.get();
      }
    }
    return new Result((System.nanoTime() - start) / 1e9, samples);
  }

  @Override
  public String toString() {
    return clients + " clients, " + (keepAlive ? "keep-alive" : "connection per request");
  }
}
