package io.scitq.server.deploy;

import io.scitq.server.loop.Hint;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.LaunchRequest;
import io.scitq.spi.Provider;
import io.scitq.spi.WorkerOrder;
import io.scitq.store.ClaimedLaunch;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one launch: asks the cloud and records the outcome. It can be repeated, because the
 * instance's name is idempotent.
 */
final class Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

  /** An unclear answer is asked about again after this, and longer each time. */
  private static final Duration UNCLEAR = Duration.ofSeconds(2);

  /** After so many unclear answers the launch is given up, and its name is swept. */
  private static final int MAX_UNCLEAR = 6;

  private static final Duration THROTTLED = Duration.ofSeconds(30);

  private final DeployTools tools;
  private final DeployMeters meters;
  private final Lesson lesson;

  Launcher(DeployTools tools, DeployMeters meters, Lesson lesson) {
    this.tools = tools;
    this.meters = meters;
    this.lesson = lesson;
  }

  void launch(Provider provider, ClaimedLaunch launch) {
    LaunchRequest request =
        new LaunchRequest(
            launch.name(),
            launch.offering(),
            launch.purchase(),
            launch.flavor(),
            tools.userData().of(launch),
            new WorkerOrder(tools.userData().server(), launch.concurrency()));
    Instant asked = tools.clock().instant();
    LaunchOutcome outcome = provider.instances().launch(request);
    Instant now = tools.clock().instant();
    meters.launched(launch.offering(), outcome, Duration.between(asked, now));
    switch (outcome) {
      case LaunchOutcome.Accepted accepted -> accepted(launch, accepted, now);
      case LaunchFailure.Indeterminate unclear -> unclear(launch, unclear, now);
      case LaunchFailure.Throttled throttled -> throttled(launch, throttled, now);
      case LaunchFailure failure ->
          failed(launch, failure, mayHaveLeftSomething(failure, launch.attempts()), now);
    }
    tools.hints().publish(Hint.JOB);
  }

  /**
   * Whether something may exist that is to be deleted. A refusal says that this attempt made
   * nothing; an earlier one, of a daemon that was killed for instance, may have made the instance
   * all the same. And without the right to act nothing could be taken back, such as an address.
   *
   * @param attempts how many times it was tried, this time included
   */
  static boolean mayHaveLeftSomething(LaunchFailure failure, int attempts) {
    return attempts > 1 || failure instanceof LaunchFailure.AuthenticationFailed;
  }

  private void accepted(ClaimedLaunch launch, LaunchOutcome.Accepted accepted, Instant now) {
    boolean wanted = tools.launches().accepted(launch.id(), accepted.instance(), now);
    LOG.atInfo()
        .addKeyValue("worker", launch.name())
        .addKeyValue("offering", launch.offering())
        .addKeyValue("adopted", accepted.adopted())
        .addKeyValue("wanted", wanted)
        .log("launch accepted");
  }

  private void unclear(ClaimedLaunch launch, LaunchFailure.Indeterminate unclear, Instant now) {
    if (launch.attempts() >= MAX_UNCLEAR) {
      failed(launch, unclear, true, now);
      return;
    }
    LOG.atWarn()
        .addKeyValue("worker", launch.name())
        .addKeyValue("code", unclear.code())
        .log("no clear answer to a launch; the instance is looked for before anything is tried");
    Instant again = now.plus(UNCLEAR.multipliedBy(launch.attempts()));
    tools.launches().postpone(launch.id(), unclear, again, now);
  }

  private void throttled(ClaimedLaunch launch, LaunchFailure.Throttled throttled, Instant now) {
    lesson
        .from(throttled, launch.offering(), launch.flavor(), now)
        .ifPresent(tools.unavailabilities()::record);
    Instant again = now.plus(throttled.retryAfter().orElse(THROTTLED));
    tools.launches().postpone(launch.id(), throttled, again, now);
  }

  /**
   * Gives the launch up.
   *
   * @param leftovers true when something may have been made that must be deleted
   */
  private void failed(ClaimedLaunch launch, LaunchFailure failure, boolean leftovers, Instant now) {
    tools
        .launches()
        .failed(
            launch.id(),
            failure,
            lesson.from(failure, launch.offering(), launch.flavor(), now),
            leftovers,
            now);
    LOG.atWarn()
        .addKeyValue("worker", launch.name())
        .addKeyValue("offering", launch.offering())
        .addKeyValue("reason", failure.label())
        .addKeyValue("code", failure.code())
        .log("launch failed");
    tools.hints().publish(Hint.RECRUITER);
  }
}
