package io.scitq.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Declares workers and makes them running. */
final class Workers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Workers() {}

  static List<Integer> declare(String address, int count, String batch, int concurrency)
      throws IOException {
    List<Integer> ids = new ArrayList<>();
    try (RawHttp http = new RawHttp(address, true)) {
      for (int i = 0; i < count; i++) {
        ids.add(declare(http, "bench" + i, batch, concurrency));
      }
    }
    return ids;
  }

  /** It has pinged, so that it is not found silent at once. */
  static int declare(RawHttp http, String name, String batch, int concurrency) throws IOException {
    String body =
        "{\"name\":\""
            + name
            + "\",\"hostname\":\""
            + name
            + "\",\"status\":\"paused\",\"batch\":\""
            + batch
            + "\",\"permanent\":true,\"prefetch\":0,\"concurrency\":"
            + concurrency
            + "}";
    int id = JSON.readTree(http.ask("POST", "/workers/", body)).path("worker_id").intValue();
    ping(http, id);
    http.ask("PUT", "/workers/" + id, "{\"status\":\"running\"}");
    return id;
  }

  static void ping(RawHttp http, int worker) throws IOException {
    http.ask(
        "PUT", "/workers/" + worker + "/ping", "{\"load\":\"1\",\"memory\":1.0,\"stats\":\"{}\"}");
  }
}
