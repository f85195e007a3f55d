package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import java.util.List;
import java.util.function.IntFunction;

/** Lists in ARM's form: {@code value} and, when there is more, {@code nextLink}. */
final class ArmPages {
  private static final String SKIP = "$skiptoken";

  private ArmPages() {}

  /** The page that the request asks for. */
  static SimResponse page(SimRequest request, List<? extends JsonNode> rows, int size) {
    return page(request, rows.size(), rows::get, size);
  }

  static SimResponse page(
      SimRequest request, int count, IntFunction<? extends JsonNode> row, int size) {
    int from = request.parameter(SKIP).map(ArmPages::number).orElse(0);
    int to = Math.min(count, from + size);
    ObjectNode body = Json.object();
    ArrayNode value = body.putArray("value");
    for (int i = from; i < to; i++) {
      value.add(row.apply(i));
    }
    if (to < count) {
      body.put("nextLink", without(request.url()) + "&%24skiptoken=" + to);
    }
    return SimResponse.ok(body);
  }

  private static String without(String url) {
    return url.replaceAll("&%24skiptoken=\\d+", "");
  }

  static int number(String token) {
    return token.matches("\\d{1,8}") ? Integer.parseInt(token) : 0;
  }
}
