package io.scitq.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code /}: a page that shows the OpenAPI document to people. It loads nothing from elsewhere. */
final class PageRoutes implements RouteGroup {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  public void mount(Router router) {
    Buffer page = read("index.html");
    Buffer style = read("page.css");
    Buffer script = read("page.js");
    router.get("/").handler(context -> send(context, "text/html; charset=utf-8", page));
    // not of the interface, and therefore not in its document: no methods of their own
    router.route("/page/page.css").handler(context -> send(context, "text/css", style));
    router.route("/page/page.js").handler(context -> send(context, "text/javascript", script));
  }

  private static void send(RoutingContext context, String type, Buffer content) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .putHeader("content-security-policy", POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .end(content);
  }

  private static Buffer read(String name) {
    try (InputStream stream = PageRoutes.class.getResourceAsStream("page/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("the daemon lacks its page " + name);
      }
      return Buffer.buffer(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
