package io.scitq.server.http;

import io.vertx.ext.web.Router;

/** Some routes that belong together. Handlers that block run on virtual threads. */
public interface RouteGroup {
  /**
   * Key of the metadata by which a route that is a pattern says which operation of the OpenAPI
   * document it is, such as {@code GET /tasks/{id}}.
   */
  String OPERATION = "operation";

  /** Adds the routes. */
  void mount(Router router);
}
