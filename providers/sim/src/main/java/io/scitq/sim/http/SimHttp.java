package io.scitq.sim.http;

import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.SimFaults;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server of one vendor on a free port of the loopback interface. Each request is counted,
 * meets its fault if there is one, passes the vendor's checks and is answered by its route.
 */
public final class SimHttp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SimHttp.class);
  private static final int LONGEST_URL = 64 * 1024;

  private final Vertx vertx;
  private final Vendor vendor;
  private final SimFaults faults;
  private final Delivery delivery;
  private final HttpServer server;
  private final boolean secure;

  private SimHttp(Vertx vertx, Vendor vendor, SimFaults faults, HttpServerOptions options) {
    this.vertx = vertx;
    this.vendor = vendor;
    this.faults = faults;
    this.delivery = new Delivery(vertx);
    this.secure = options.isSsl();
    this.server = vertx.createHttpServer(options).requestHandler(this::receive);
  }

  /**
   * Starts a server.
   *
   * @param options may bring a certificate; host and port are set here
   * @throws IllegalStateException when no port can be had
   */
  public static SimHttp start(
      Vertx vertx, Vendor vendor, SimFaults faults, HttpServerOptions options) {
    options.setHost("127.0.0.1").setPort(0).setMaxInitialLineLength(LONGEST_URL);
    SimHttp http = new SimHttp(vertx, vendor, faults, options);
    try {
      http.server.listen().await(30, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException("simulated " + vendor.cloud() + " did not start", late);
    }
    log.atInfo()
        .addKeyValue("provider", vendor.cloud())
        .addKeyValue("url", http.url())
        .log("simulated cloud listens");
    return http;
  }

  /** Base address without a slash at the end, as {@code http://127.0.0.1:34567}. */
  public String url() {
    return scheme() + "://127.0.0.1:" + server.actualPort();
  }

  private String scheme() {
    return secure ? "https" : "http";
  }

  @Override
  public void close() {
    try {
      server.close().await(10, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      log.atWarn().addKeyValue("provider", vendor.cloud()).log("simulated cloud was slow to close");
    }
  }

  private void receive(HttpServerRequest request) {
    request
        .body()
        .onSuccess(body -> dispatch(request, body))
        .onFailure(broken ->
            log.atDebug().addKeyValue("error", broken.toString()).log("request broke off"));
  }

  private void dispatch(HttpServerRequest request, Buffer body) {
    String path = Optional.ofNullable(request.path()).orElse("/");
    List<String> parts = Route.split(path).stream().map(SimHttp::decodePart).toList();
    for (Route route : vendor.routes()) {
      Optional<Map<String, String>> captured = route.match(request.method().name(), parts);
      if (captured.isPresent()) {
        Optional<Fault> fault = faults.arrive(vendor.cloud(), route.operation());
        serve(request, route, read(request, route, captured.get(), body, fault));
        return;
      }
    }
    faults.arrive(vendor.cloud(), "unknown");
    delivery.send(request, vendor.unknownPath(request.method().name(), path), Optional.empty());
  }

  private SimRequest read(
      HttpServerRequest request,
      Route route,
      Map<String, String> captured,
      Buffer body,
      Optional<Fault> fault) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    String host = headers.getOrDefault("host", "127.0.0.1:" + server.actualPort());
    return new SimRequest(
        route.operation(),
        route.method(),
        scheme() + "://" + host + request.uri(),
        decodePart(request.path()),
        captured,
        query(request.query()),
        headers,
        body.getBytes(),
        fault);
  }

  private void serve(HttpServerRequest raw, Route route, SimRequest request) {
    if (request.suffers(Fault.Hang.class)) {
      return;
    }
    vertx
        .executeBlocking(() -> vendor.decorate(request, answer(route, request)), false)
        .onSuccess(answer -> delivery.send(raw, answer, request.fault()))
        .onFailure(bug -> fail(raw, request, bug));
  }

  private SimResponse answer(Route route, SimRequest request) {
    if (request.fault().isPresent()) {
      Fault fault = request.fault().get();
      if (fault instanceof Fault.TooManyRequests busy) {
        long seconds = Math.max(0, (busy.retryAfter().toMillis() + 999) / 1000);
        return vendor
            .tooManyRequests(request, busy.retryAfter())
            .with("Retry-After", Long.toString(seconds));
      }
      if (fault instanceof Fault.ServerError error) {
        return vendor.broken(request, error.status());
      }
      if (fault instanceof Fault.AuthenticationFailed) {
        return vendor.authenticationFailed(request);
      }
    }
    return vendor.refuse(request).orElseGet(() -> route.handler().answer(request));
  }

  /** A request that a handler cannot read, or a bug: the vendor's internal error. */
  private void fail(HttpServerRequest raw, SimRequest request, Throwable bug) {
    log.atWarn().addKeyValue("request", request).setCause(bug).log("simulated operation failed");
    delivery.send(raw, vendor.broken(request, 500), Optional.empty());
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw == null) {
      return query;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      query.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return query;
  }

  /** In a path a plus sign is itself. */
  private static String decodePart(String text) {
    return decode(text.replace("+", "%2B"));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
