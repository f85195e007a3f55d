package io.scitq.sim.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param operation name of the route it fits
 * @param method upper case
 * @param url exactly as the client wrote it: scheme, host, port, path, query
 * @param path decoded path without the query
 * @param captured parts of the path by their names in the route's pattern, decoded
 * @param query decoded query parameters, the first of a name
 * @param headers by lower-case name, the first of a name
 * @param body the exact bytes
 * @param fault what shall go wrong with it, when that is for the vendor to word
 */
public record SimRequest(
    String operation,
    String method,
    String url,
    String path,
    Map<String, String> captured,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    Optional<Fault> fault) {
  /** A captured part of the path; the route must have it. */
  public String part(String name) {
    String value = captured.get(name);
    if (value == null) {
      throw new IllegalArgumentException("route " + operation + " captures no " + name);
    }
    return value;
  }

  /** A query parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** A header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * The body as JSON.
   *
   * @throws IllegalArgumentException when it is none
   */
  public JsonNode json() {
    return Json.read(body);
  }

  /** Says whether a certain kind of fault shall happen. */
  public boolean suffers(Class<? extends Fault> kind) {
    return fault.filter(kind::isInstance).isPresent();
  }

  /** The fault, if it is of a certain kind. */
  public <T extends Fault> Optional<T> fault(Class<T> kind) {
    return fault.filter(kind::isInstance).map(kind::cast);
  }

  /** Shows neither headers nor body, which may hold credentials. */
  @Override
  public String toString() {
    return "SimRequest[" + operation + ", " + method + " " + path + "]";
  }
}
