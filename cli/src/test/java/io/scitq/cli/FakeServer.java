package io.scitq.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/**
 * A daemon on loopback that gives one prepared answer, to lists one page, and remembers what it was
 * asked.
 */
final class FakeServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile BiFunction<String, Json.Fields, String> answer =
      (address, request) -> "{\"items\": []}";
  private volatile boolean chunked;

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  FakeServer answers(int newStatus, String newAnswer) {
    status = newStatus;
    answer = (address, request) -> isFurtherPage(request) ? "{\"items\": []}" : newAnswer;
    return this;
  }

  private static boolean isFurtherPage(Json.Fields request) {
    return !request.text("after").isEmpty() || !request.text("before").isEmpty();
  }

  /** Answers by what is asked: the operation's address and its request. */
  FakeServer answersBy(BiFunction<String, Json.Fields, String> newAnswer) {
    answer = newAnswer;
    return this;
  }

  FakeServer inChunks() {
    chunked = true;
    return this;
  }

  /** The requests so far as {@code POST /bus/x {"a": 1}}. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      asked.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + new String(request, StandardCharsets.UTF_8));
      byte[] body = answer(exchange, request).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, chunked ? 0 : body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String answer(HttpExchange exchange, byte[] request) {
    String address = exchange.getRequestURI().getPath().replaceFirst("^/bus/", "");
    return answer.apply(address, (Json.Fields) JsonReader.read(request).orElseThrow());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
