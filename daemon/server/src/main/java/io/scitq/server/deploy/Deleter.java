package io.scitq.server.deploy;

import io.scitq.server.loop.Hint;
import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.Provider;
import io.scitq.store.DoomedLaunch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes an instance, step by step, until its absence was seen twice. */
final class Deleter {
  private static final Logger LOG = LoggerFactory.getLogger(Deleter.class);

  /** A deletion is never assumed: lists of the clouds lag. */
  private static final int ABSENT_LOOKS = 2;

  private static final Duration THROTTLED = Duration.ofSeconds(30);

  private final DeployTools tools;
  private final DeployMeters meters;
  private final Duration again;
  private final ConsoleReading console;

  /**
   * Deletes.
   *
   * @param again how often a deletion under way is asked for again
   */
  Deleter(DeployTools tools, DeployMeters meters, Duration again) {
    this.tools = tools;
    this.meters = meters;
    this.again = again;
    this.console = new ConsoleReading(tools.userData()::secrets);
  }

  void delete(Provider provider, DoomedLaunch launch) {
    if (launch.consoleUnread()) {
      Optional<String> text = console.of(provider.instances(), launch.ref());
      tools.launches().consoleRead(launch.id(), text, tools.clock().instant());
    }
    DeleteOutcome outcome = provider.instances().delete(launch.ref());
    meters.deleted(provider.id(), outcome);
    switch (outcome) {
      case DeleteOutcome.Gone() -> absent(launch);
      case DeleteOutcome.Deleting() -> later(launch, "being deleted", Optional.of(again));
      case DeleteOutcome.Throttled throttled ->
          later(
              launch,
              "the provider asks us to slow down",
              throttled.retryAfter().or(() -> Optional.of(THROTTLED)));
      case DeleteOutcome.AuthenticationFailed refused ->
          refused(launch, refused.code(), refused.text());
      case DeleteOutcome.Failed refused -> refused(launch, refused.code(), refused.text());
    }
  }

  private void absent(DoomedLaunch launch) {
    Instant now = tools.clock().instant();
    if (tools.launches().absent(launch.id(), now.plus(again), now) >= ABSENT_LOOKS) {
      tools.launches().gone(launch.id(), now);
      LOG.atInfo()
          .addKeyValue("worker", launch.ref().name())
          .addKeyValue("reason", launch.reason())
          .log("worker destroyed");
      tools.hints().publish(Hint.WORKER);
    }
  }

  private void refused(DoomedLaunch launch, String code, String text) {
    LOG.atWarn()
        .addKeyValue("worker", launch.ref().name())
        .addKeyValue("code", code)
        .log("an instance could not be deleted; it is tried again");
    later(launch, code + ": " + text, Optional.of(THROTTLED));
  }

  private void later(DoomedLaunch launch, String why, Optional<Duration> wait) {
    Instant now = tools.clock().instant();
    tools.launches().deletionPostponed(launch.id(), why, now.plus(wait.orElse(again)), now);
  }
}
