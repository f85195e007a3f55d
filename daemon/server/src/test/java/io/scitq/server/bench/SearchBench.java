package io.scitq.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks a running daemon for the 10 cheapest offerings, again and again.
 *
 * <p>Arguments: HOST:PORT [requests=20000] [clients=4].
 */
public final class SearchBench {
  private static final String BODY = "{\"protofilters\":\"cpu>=10:ram>=100:disk>=200\"}";
  private static final String PATH = "/bus/scitq.flavor.list";

  private SearchBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    String address = args[0];
    int requests = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    int clients = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    run(address, requests / 2); // the server warms up
    Samples alone = run(address, requests);
    System.out.println(alone.line("flavor list, one client"));
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      Callable<Samples> work = () -> run(address, requests / clients);
      List<Callable<Samples>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(work);
      }
      for (Future<Samples> done : threads.invokeAll(all)) {
        System.out.println(done.get().line("flavor list, one of " + clients + " clients"));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println(
        String.format(Locale.ROOT, "%.0f requests/s with %d clients", requests / seconds, clients));
  }

  private static Samples run(String address, int requests) throws IOException {
    Samples samples = new Samples(requests);
    try (RawHttp socket = new RawHttp(address, true)) {
      for (int i = 0; i < requests; i++) {
        long start = System.nanoTime();
        socket.ask("POST", PATH, BODY);
        samples.add(System.nanoTime() - start);
      }
    }
    return samples;
  }
}
