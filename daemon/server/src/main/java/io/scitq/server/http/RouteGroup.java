package io.scitq.server.http;

import io.vertx.ext.web.Router;

/** Some routes that belong together. Handlers that block run on virtual threads. */
public interface RouteGroup {
  /** Adds the routes. */
  void mount(Router router);
}
