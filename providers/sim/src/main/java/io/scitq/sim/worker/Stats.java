package io.scitq.sim.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import java.util.Locale;

/** The body of a ping: load, memory, and a text of JSON that the server passes on unread. */
final class Stats {
  private Stats() {}

  static ObjectNode ping(double busySlots, double concurrency) {
    double load = concurrency > 0 ? 100 * busySlots / concurrency : 0;
    String text = String.format(Locale.ROOT, "%.1f\u2191 / 0.0", load);
    ObjectNode stats =
        Json.texts(
            "load", String.format(Locale.ROOT, "%.1f %.1f %.1f", busySlots, busySlots, busySlots));
    ObjectNode disk = stats.putObject("disk").put("speed", "0.0/0.0 Mb/s");
    disk.putArray("usage").add("/:26");
    disk.put("counter", "0.0/0.0 Gb");
    stats.putObject("network").put("speed", "0.01/0.01 Mb/s").put("counter", "0.0/0.0 Gb");
    return Json.texts("load", text).put("memory", 8.3).put("stats", stats.toString());
  }
}
