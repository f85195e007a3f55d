package io.scitq.server.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.scitq.server.metrics.MeterNames;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Times every request by door and class of status, so that the labels stay few. */
final class RequestMeter {
  private final MeterRegistry registry;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  RequestMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  void handle(RoutingContext context) {
    long start = System.nanoTime();
    String door = door(context.request().path());
    context.addEndHandler(_ -> {
      int hundreds = context.response().getStatusCode() / 100;
      timer(door, hundreds).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    });
    context.next();
  }

  private static String door(String path) {
    if (path.startsWith("/bus/")) {
      return "bus";
    } else if (path.startsWith("/health/")) {
      return "health";
    }
    return path.equals("/metrics") ? "metrics" : "rest";
  }

  private Timer timer(String door, int hundreds) {
    String status = hundreds + "xx";
    return timers.computeIfAbsent(
        door + status,
        _ -> registry.timer(MeterNames.HTTP, MeterNames.DOOR, door, MeterNames.STATUS, status));
  }
}
