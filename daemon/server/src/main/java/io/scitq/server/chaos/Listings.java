package io.scitq.server.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many complete listings of each provider have ended, through all lives of the daemon: its
 * meters begin at nothing again with each. What a life did after its last reading is not counted.
 */
final class Listings {
  private static final Pattern COMPLETE =
      Pattern.compile(
          "(?m)^scitqd_sweep_listings_total\\{(?=[^}]*outcome=\"complete\")"
              + "[^}]*provider=\"([^\"]+)\"[^}]*} ([0-9.E]+)$");

  private final Map<String, Long> shown = new HashMap<>();
  private final Map<String, Long> counted = new HashMap<>();

  /** Takes the daemon's meters in Prometheus' text format; gives the counts by provider. */
  Map<String, Long> read(String meters) {
    Matcher line = COMPLETE.matcher(meters);
    while (line.find()) {
      String provider = line.group(1);
      long now = (long) Double.parseDouble(line.group(2));
      long before = shown.getOrDefault(provider, 0L);
      counted.merge(provider, now < before ? now : now - before, Long::sum);
      shown.put(provider, now);
    }
    return Map.copyOf(counted);
  }
}
