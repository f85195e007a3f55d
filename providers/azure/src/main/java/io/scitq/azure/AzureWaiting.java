package io.scitq.azure;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for the small things that a machine needs first, which are ready within a second or so. */
record AzureWaiting(Pause pause, Duration longest) {
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration STEP = Duration.ofSeconds(1);

  /** Asks for a provisioning state until it is {@code Succeeded}; refuses when it failed. */
  AzureAnswer<String> provisioned(String what, Supplier<AzureAnswer<String>> state) {
    Duration wait = FIRST;
    Duration waited = Duration.ZERO;
    while (waited.compareTo(longest) <= 0) {
      AzureAnswer<String> answer = state.get();
      if (!(answer instanceof AzureAnswer.Got<String>(String now))) {
        return answer;
      }
      if (now.equalsIgnoreCase("Succeeded")) {
        return answer;
      }
      if (now.equalsIgnoreCase("Failed") || now.equalsIgnoreCase("Canceled")) {
        return refused("ProvisioningFailed", what + " could not be made");
      }
      if (!paused(wait)) {
        return refused("interrupted", "stopped while waiting for " + what);
      }
      waited = waited.plus(wait);
      wait = wait.multipliedBy(2).compareTo(STEP) > 0 ? STEP : wait.multipliedBy(2);
    }
    return refused("timeout", what + " was not ready within " + longest.toSeconds() + " s");
  }

  /** Waits; false when the thread is to stop. */
  boolean paused(Duration time) {
    try {
      pause.pause(time);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static AzureAnswer<String> refused(String code, String text) {
    return new AzureAnswer.Refused<>(AzureError.of(0, code, text));
  }
}
