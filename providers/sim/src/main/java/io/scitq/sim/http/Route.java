package io.scitq.sim.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of a vendor's API. The pattern's parts in braces capture ({@code
 * /cloud/project/{project}/flavor}); all other parts are compared without regard to case.
 *
 * @param operation name for counting and for faults, as {@code vm.create}
 * @param method upper case
 * @param parts the pattern's parts
 * @param handler answers; runs on a worker thread and may block
 */
public record Route(String operation, String method, List<String> parts, Handler handler) {
  /** Answers a request. */
  @FunctionalInterface
  public interface Handler {
    /** Answers; an exception becomes the vendor's internal error. */
    SimResponse answer(SimRequest request);
  }

  /** Makes a route from a pattern. */
  public static Route of(String operation, String method, String pattern, Handler handler) {
    return new Route(operation, method, split(pattern), handler);
  }

  static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return List.copyOf(parts);
  }

  Optional<Map<String, String>> match(String requestMethod, List<String> path) {
    if (!method.equals(requestMethod) || parts.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> captured = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.startsWith("{")) {
        captured.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.toLowerCase(Locale.ROOT).equals(path.get(i).toLowerCase(Locale.ROOT))) {
        return Optional.empty();
      }
    }
    return Optional.of(captured);
  }
}
