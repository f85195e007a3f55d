package io.scitq.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/** Turns what the SDK throws into an {@link AzureError}. */
final class AzureErrors {
  private static final Pattern AADSTS = Pattern.compile("AADSTS\\d+");

  private AzureErrors() {}

  /** Finds the vendor's answer in a chain of exceptions. */
  static AzureError of(Throwable thrown) {
    Throwable top = Exceptions.unwrap(thrown);
    boolean authentication = false;
    for (Throwable at = top; at != null; at = at.getCause()) {
      if (at instanceof TimeoutException || at instanceof java.net.http.HttpTimeoutException) {
        return AzureError.of(0, "timeout", "no answer in time");
      }
      Matcher signIn = AADSTS.matcher(text(at));
      if (signIn.find()) {
        return AzureError.of(401, signIn.group(), text(at));
      }
      authentication |= at instanceof ClientAuthenticationException;
      if (at instanceof HttpResponseException answered && answered.getResponse() != null) {
        return ofAnswer(answered, answered.getResponse());
      }
      if (at instanceof IOException && !at.getClass().getName().contains("json")) {
        return AzureError.of(0, "connection", text(at));
      }
    }
    return authentication
        ? AzureError.of(0, "token", text(top))
        : AzureError.of(0, "malformed-answer", text(top));
  }

  private static AzureError ofAnswer(HttpResponseException thrown, HttpResponse response) {
    int status = response.getStatusCode();
    if (status < 300) {
      return AzureError.of(0, "malformed-answer", "answer " + status + " could not be read");
    }
    Optional<Duration> wait = retryAfter(response.getHeaderValue(HttpHeaderName.RETRY_AFTER));
    if (thrown instanceof ManagementException managed && managed.getValue() != null) {
      ManagementError said = telling(managed.getValue());
      return new AzureError(status, orEmpty(said.getCode()), orEmpty(said.getMessage()), wait);
    }
    return new AzureError(status, "", text(thrown), wait);
  }

  /** Some codes only wrap the one that tells; then that one is among the details. */
  private static ManagementError telling(ManagementError error) {
    String code = orEmpty(error.getCode()).toLowerCase(Locale.ROOT);
    boolean wrapper = code.isEmpty() || code.equals("deploymentfailed") || code.equals("conflict");
    if (wrapper && error.getDetails() != null && !error.getDetails().isEmpty()) {
      return error.getDetails().getFirst();
    }
    return error;
  }

  /** Reads seconds; the HTTP date form is not used by these services. */
  static Optional<Duration> retryAfter(@Nullable String header) {
    if (header == null || !header.strip().matches("\\d{1,6}")) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())));
  }

  private static String text(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
