package io.scitq.azure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches one page of the Retail Prices, which need no token. */
final class RetailClient {
  private final HttpClient http;
  private final Duration timeout;

  RetailClient(HttpClient http, Duration timeout) {
    this.http = http;
    this.timeout = timeout;
  }

  /** Fetches and reads a page, within the time-out from first byte to last. */
  AzureAnswer<RetailPage> page(URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept", "application/json").GET().build();
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return read(call.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return refused(0, "timeout", "no answer within " + timeout.toSeconds() + " s");
    } catch (ExecutionException failed) {
      return new AzureAnswer.Refused<>(AzureErrors.of(failed.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return refused(0, "interrupted", "stopped while waiting");
    } finally {
      call.cancel(true);
    }
  }

  private static AzureAnswer<RetailPage> read(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status != 200) {
      Optional<Duration> wait =
          response.headers().firstValue("Retry-After").flatMap(AzureErrors::retryAfter);
      return new AzureAnswer.Refused<>(
          new AzureError(status, "", "answer " + status + " of the price service", wait));
    }
    return RetailPage.read(response.body())
        .<AzureAnswer<RetailPage>>map(AzureAnswer.Got::new)
        .orElseGet(() -> refused(0, "malformed-answer", "the page could not be read"));
  }

  private static AzureAnswer<RetailPage> refused(int status, String code, String text) {
    return new AzureAnswer.Refused<>(AzureError.of(status, code, text));
  }
}
