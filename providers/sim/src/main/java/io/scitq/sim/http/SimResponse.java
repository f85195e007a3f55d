package io.scitq.sim.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.sim.catalog.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer to be sent.
 *
 * @param status HTTP status
 * @param headers further headers
 * @param body bytes, possibly none
 */
public record SimResponse(int status, Map<String, String> headers, byte[] body) {
  private static final String TYPE = "Content-Type";

  /** JSON with status 200. */
  public static SimResponse ok(JsonNode body) {
    return json(200, body);
  }

  /** JSON with a status. */
  public static SimResponse json(int status, JsonNode body) {
    return new SimResponse(
        status, Map.of(TYPE, "application/json; charset=utf-8"), Json.bytes(body));
  }

  /** JSON that is already bytes. */
  public static SimResponse jsonBytes(byte[] body) {
    return new SimResponse(200, Map.of(TYPE, "application/json; charset=utf-8"), body);
  }

  /** HTML with a status, as proxies in front of a service answer. */
  public static SimResponse html(int status, String title) {
    String page =
        "<html><head><title>" + title + "</title></head><body>" + title + "</body></html>";
    return new SimResponse(
        status, Map.of(TYPE, "text/html"), page.getBytes(StandardCharsets.UTF_8));
  }

  /** A status without a body. */
  public static SimResponse empty(int status) {
    return new SimResponse(status, Map.of(), new byte[0]);
  }

  /** The same with one more header. */
  public SimResponse with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new SimResponse(status, more, body);
  }
}
