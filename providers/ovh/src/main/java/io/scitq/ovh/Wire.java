package io.scitq.ovh;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one request once and tells what became of it, with the status as it was. */
final class Wire implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Wire.class);

  /** Connecting takes under a second in every region; more means that nobody is there. */
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  /** Error bodies are a few hundred bytes; a proxy's page is not worth more. */
  private static final int ERROR_BYTES = 64 * 1024;

  private final HttpClient http;
  private final Bounded bounded;

  /** Reads a body of status 200. */
  interface BodyReader<T> {
    Reply<T> read(HttpResponse<InputStream> response) throws IOException;
  }

  Wire(Duration limit) {
    bounded = new Bounded(limit);
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limit.compareTo(CONNECT_LIMIT) < 0 ? limit : CONNECT_LIMIT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** Sends; a status of 2xx goes to the reader, any other is an error. */
  <T> Reply<T> send(HttpRequest request, BodyReader<T> reader) {
    return bounded.call(() -> exchange(request, reader));
  }

  private <T> Reply<T> exchange(HttpRequest request, BodyReader<T> reader)
      throws InterruptedException {
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() / 100 == 2) {
          return reader.read(response);
        }
        String text = new String(body.readNBytes(ERROR_BYTES), StandardCharsets.UTF_8);
        return refused(response, ErrorBody.of(response.statusCode(), text, response.headers()));
      }
    } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
      return Reply.refused(
          new ApiError.NotSent("unreachable", "cannot connect to " + request.uri().getHost()));
    } catch (IOException e) {
      return Reply.refused(new ApiError.Lost("connection", "the connection broke: " + e));
    }
  }

  /** OVH's support asks for the query id. */
  private static <T> Reply<T> refused(HttpResponse<?> response, ApiError.Answered error) {
    log.atDebug()
        .addKeyValue("call", response.request().method() + " " + response.uri().getPath())
        .addKeyValue("status", response.statusCode())
        .addKeyValue("query", response.headers().firstValue("X-Ovh-QueryID").orElse(""))
        .addKeyValue("error", error.code() + ": " + error.text())
        .log("OVH refused a call");
    return Reply.refused(error);
  }

  @Override
  public void close() {
    http.shutdownNow();
    bounded.close();
  }
}
