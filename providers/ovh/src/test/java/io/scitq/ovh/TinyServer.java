package io.scitq.ovh;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real HTTP server on loopback that answers what a function says and keeps what it was asked. */
final class TinyServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Function<Asked, Answer> behaviour;

  /** A request as it came. */
  record Asked(String method, URI uri, String body, Map<String, List<String>> headers) {
    String path() {
      return uri.getPath();
    }

    String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().getFirst())
          .findFirst()
          .orElse("");
    }
  }

  /** What the server does with a request. */
  sealed interface Answer {
    /** Answers. */
    record Says(int status, String body, Map<String, String> headers) implements Answer {}

    /** Ends the connection without a word. */
    record HangsUp() implements Answer {}

    /** Announces the body and sends half of it. */
    record Truncates(String body) implements Answer {}
  }

  TinyServer(Function<Asked, Answer> behaviour) throws IOException {
    this.behaviour = behaviour;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  static Answer says(int status, String body) {
    return new Answer.Says(status, body, Map.of());
  }

  void behave(Function<Asked, Answer> next) {
    behaviour = next;
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/1.0";
  }

  List<Asked> asked() {
    return asked;
  }

  /** Requests of one method to paths with this end. */
  List<Asked> asked(String method, String pathEnd) {
    return asked.stream()
        .filter(each -> each.method().equals(method) && each.path().endsWith(pathEnd))
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      URI uri = URI.create(base().replace("/1.0", "") + exchange.getRequestURI());
      Asked request =
          new Asked(exchange.getRequestMethod(), uri, body, exchange.getRequestHeaders());
      asked.add(request);
      answer(exchange, behaviour.apply(request));
    }
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    switch (answer) {
      case Answer.HangsUp hangsUp -> exchange.close();
      case Answer.Truncates(String text) -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
      }
      case Answer.Says(int status, String text, Map<String, String> headers) -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
