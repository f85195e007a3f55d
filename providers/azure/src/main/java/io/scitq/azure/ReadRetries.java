package io.scitq.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryStrategy;
import java.time.Duration;

/**
 * Reads are tried again: what is throttled after the wait that the vendor asks for, if that is
 * short. Acts are never tried again here, since their caller looks first what became of them.
 */
final class ReadRetries implements RetryStrategy {
  private static final int TRIES_MORE = 2;

  /** Compute may ask for 20 minutes; then the fetch fails and the old data stay. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @Override
  public int getMaxRetries() {
    return TRIES_MORE;
  }

  @Override
  public Duration calculateRetryDelay(int tries) {
    return Duration.ofMillis(500L << Math.min(tries, 4));
  }

  @Override
  public boolean shouldRetryCondition(RequestRetryCondition condition) {
    HttpResponse response = condition.getResponse();
    if (response == null) {
      return shouldRetryException(condition.getThrowable());
    }
    if (response.getStatusCode() == 429) {
      return AzureErrors.retryAfter(response.getHeaderValue(HttpHeaderName.RETRY_AFTER))
          .map(wait -> wait.compareTo(LONGEST_WAIT) <= 0)
          .orElse(true);
    }
    return response.getStatusCode() >= 500;
  }

  /** Broken connections are worth another try, mistakes and late answers are not. */
  @Override
  public boolean shouldRetryException(Throwable thrown) {
    return thrown instanceof java.io.IOException
        && !(thrown instanceof java.net.http.HttpTimeoutException);
  }
}
