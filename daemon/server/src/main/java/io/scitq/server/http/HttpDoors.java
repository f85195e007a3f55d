package io.scitq.server.http;

import io.scitq.server.bus.Failures;
import io.scitq.server.bus.OperationBus;
import io.scitq.server.bus.Wire;
import io.scitq.server.metrics.Meters;
import java.util.List;

/**
 * What the HTTP server gives access to.
 *
 * @param bus the operations
 * @param wire JSON
 * @param failures answers to what goes wrong
 * @param meters for {@code /metrics}, and to count requests
 * @param bodies reads request bodies, within one budget of memory
 * @param checks for {@code /health/ready}
 * @param routes further routes, mounted in this order; they read request bodies themselves
 */
public record HttpDoors(
    OperationBus bus,
    Wire wire,
    Failures failures,
    Meters meters,
    BodyReader bodies,
    List<HealthCheck> checks,
    List<RouteGroup> routes) {
  /** Copies the lists. */
  public HttpDoors {
    checks = List.copyOf(checks);
    routes = List.copyOf(routes);
  }
}
