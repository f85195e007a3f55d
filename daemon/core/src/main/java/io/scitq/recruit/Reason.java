package io.scitq.recruit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why, with the figures.
 *
 * @param code the kind of reason
 * @param figures what was asked, used, allowed, in the order to be shown
 */
public record Reason(ReasonCode code, Map<String, String> figures) {
  /** Copies the figures, keeping their order. */
  public Reason {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** A reason without figures. */
  public static Reason of(ReasonCode code) {
    return new Reason(code, Map.of());
  }

  /** This reason with one more figure. */
  public Reason with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(figures);
    more.put(name, value.toString());
    return new Reason(code, more);
  }

  /** The figures in one line: {@code asked=4 used=2 limit=5}. */
  public String detail() {
    return figures.entrySet().stream()
        .map(figure -> figure.getKey() + "=" + figure.getValue())
        .collect(Collectors.joining(" "));
  }
}
