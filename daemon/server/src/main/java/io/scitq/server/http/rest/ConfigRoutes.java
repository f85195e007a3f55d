package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.node.TextNode;
import io.scitq.api.ConfigQuery;
import io.scitq.server.http.RouteGroup;
import io.scitq.server.operation.ShowRclone;
import io.vertx.ext.web.Router;

/** Texts of the server's configuration that workers and workflows ask for. */
public final class ConfigRoutes implements RouteGroup {
  private final RestSetup setup;
  private final ShowRclone rclone;
  private final String remote;

  /**
   * The routes.
   *
   * @param remote REMOTE_URI, empty when it is not set
   */
  public ConfigRoutes(RestSetup setup, ShowRclone rclone, String remote) {
    this.setup = setup;
    this.rclone = rclone;
    this.remote = remote;
  }

  @Override
  public void mount(Router router) {
    new RestDoor(router, setup, "/config")
        .get(
            "/config/rclone",
            request -> RestReply.ok(new TextNode(rclone.run(new ConfigQuery()).text())))
        .get("/config/remote", request -> RestReply.ok(new TextNode(remote)))
        .close();
  }
}
