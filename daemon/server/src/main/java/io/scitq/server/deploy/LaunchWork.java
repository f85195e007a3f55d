package io.scitq.server.deploy;

import io.scitq.quota.OutcomePolicy;
import io.scitq.quota.Unavailability;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.Instance;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.LaunchRequest;
import io.scitq.spi.Provider;
import io.scitq.store.ClaimedLaunch;
import io.scitq.store.DoomedLaunch;
import io.scitq.store.FollowedLaunch;
import io.scitq.store.LaunchStore;
import io.scitq.store.UnavailabilityStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on one launch: asks the cloud, and records the outcome. What an outcome means is decided by
 * {@link OutcomePolicy}; every act can be repeated, because the instance's name is idempotent.
 */
final class LaunchWork {
  private static final Logger LOG = LoggerFactory.getLogger(LaunchWork.class);

  /** An unclear answer is asked about again after this. */
  private static final Duration UNCLEAR = Duration.ofSeconds(10);

  /** After so many unclear answers the launch is given up, and its name is swept. */
  private static final int MAX_UNCLEAR = 6;

  private static final Duration THROTTLED = Duration.ofSeconds(30);

  private final LaunchStore launches;
  private final UnavailabilityStore unavailabilities;
  private final UserData userData;
  private final DeployMeters meters;
  private final InstantSource clock;
  private final Hints hints;

  LaunchWork(DeployTools tools) {
    this.launches = tools.launches();
    this.unavailabilities = tools.unavailabilities();
    this.userData = tools.userData();
    this.meters = new DeployMeters(tools.meters());
    this.clock = tools.clock();
    this.hints = tools.hints();
  }

  void launch(Provider provider, ClaimedLaunch launch) {
    LaunchRequest request =
        new LaunchRequest(
            launch.name(),
            launch.offering(),
            launch.purchase(),
            launch.flavor(),
            userData.of(launch));
    Instant asked = clock.instant();
    LaunchOutcome outcome = provider.instances().launch(request);
    meters.launched(launch.offering(), outcome, Duration.between(asked, clock.instant()));
    switch (outcome) {
      case LaunchOutcome.Accepted accepted -> accepted(launch, accepted);
      case LaunchFailure.Indeterminate unclear -> unclear(launch, unclear);
      case LaunchFailure.Throttled throttled -> {
        learn(launch, throttled);
        Duration wait = throttled.retryAfter().orElse(THROTTLED);
        launches.postpone(launch.id(), clock.instant().plus(wait), throttled.text());
      }
      case LaunchFailure failure -> failed(launch, failure, false);
    }
    hints.publish(Hint.JOB);
  }

  private void accepted(ClaimedLaunch launch, LaunchOutcome.Accepted accepted) {
    launches.accepted(launch.id(), accepted.instance());
    LOG.atInfo()
        .addKeyValue("worker", launch.name())
        .addKeyValue("offering", launch.offering())
        .addKeyValue("adopted", accepted.adopted())
        .log("launch accepted");
  }

  private void unclear(ClaimedLaunch launch, LaunchFailure.Indeterminate unclear) {
    if (launch.attempts() >= MAX_UNCLEAR) {
      failed(launch, unclear, true);
      return;
    }
    LOG.atWarn()
        .addKeyValue("worker", launch.name())
        .addKeyValue("reason", unclear.code())
        .log("no clear answer to a launch; looking for the instance before asking again");
    launches.postpone(launch.id(), clock.instant().plus(UNCLEAR), unclear.text());
  }

  /**
   * Gives the launch up.
   *
   * @param leftovers true when something may have been made that must be deleted
   */
  private void failed(ClaimedLaunch launch, LaunchFailure failure, boolean leftovers) {
    Optional<Unavailability> block = learn(launch, failure);
    launches.failed(launch.id(), failure, leftovers, clock.instant());
    LOG.atWarn()
        .addKeyValue("worker", launch.name())
        .addKeyValue("offering", launch.offering())
        .addKeyValue("reason", failure.label())
        .addKeyValue("code", failure.code())
        .addKeyValue("blockedUntil", block.map(Unavailability::until).orElse(null))
        .log("launch failed");
    hints.publish(Hint.RECRUITER);
  }

  private Optional<Unavailability> learn(ClaimedLaunch launch, LaunchFailure failure) {
    Instant now = clock.instant();
    Optional<Unavailability> block =
        OutcomePolicy.after(failure, launch.offering(), launch.flavor(), unavailabilities.all(), now);
    block.ifPresent(unavailabilities::record);
    return block;
  }

  void follow(Provider provider, FollowedLaunch launch) {
    switch (provider.instances().inspect(launch.ref())) {
      case InspectOutcome.Found found -> found(launch, found.instance());
      case InspectOutcome.Absent() -> vanished(launch);
      case InspectOutcome.Unanswered unanswered ->
          LOG.atDebug()
              .addKeyValue("worker", launch.ref().name())
              .addKeyValue("reason", unanswered.code())
              .log("no answer about an instance");
    }
  }

  private void found(FollowedLaunch launch, Instance instance) {
    switch (instance.status()) {
      case STARTING -> launches.progress(launch.id(), clock.instant());
      case RUNNING -> {
        if (launches.booted(launch.id(), instance)) {
          LOG.atInfo().addKeyValue("worker", instance.name()).log("instance runs");
        }
      }
      case FAILED, STOPPED -> {
        LaunchFailure failure =
            instance
                .failure()
                .orElse(new LaunchFailure.Failed(instance.status().name(), "no reason was given"));
        failed(launch.claimed(), failure, true);
        hints.publish(Hint.JOB);
      }
      case DELETING -> vanished(launch);
    }
  }

  /** Evicted or deleted behind our back; believed when it was seen twice. */
  private void vanished(FollowedLaunch launch) {
    if (launches.absent(launch.id()) >= 2) {
      LOG.atWarn()
          .addKeyValue("worker", launch.ref().name())
          .log("instance vanished while it was being made");
      LaunchFailure.NoCapacity failure =
          new LaunchFailure.NoCapacity(
              LaunchFailure.Scope.OFFERING, "vanished", "the instance vanished at the provider");
      failed(launch.claimed(), failure, true);
      hints.publish(Hint.JOB);
    }
  }

  void delete(Provider provider, DoomedLaunch launch) {
    DeleteOutcome outcome = provider.instances().delete(launch.ref());
    meters.deleted(launch.provider(), outcome);
    switch (outcome) {
      case DeleteOutcome.Gone() -> {
        if (launches.absent(launch.id()) >= 2) {
          launches.gone(launch.id(), clock.instant());
          LOG.atInfo()
              .addKeyValue("worker", launch.ref().name())
              .addKeyValue("reason", launch.reason())
              .log("worker destroyed");
          hints.publish(Hint.WORKER);
        }
      }
      case DeleteOutcome.Deleting() -> launches.deleting(launch.id());
      case DeleteOutcome.Throttled throttled ->
          launches.deletionFailed(launch.id(), "the provider asks us to slow down");
      case DeleteOutcome.AuthenticationFailed refused ->
          launches.deletionFailed(launch.id(), refused.code() + ": " + refused.text());
      case DeleteOutcome.Failed refused ->
          launches.deletionFailed(launch.id(), refused.code() + ": " + refused.text());
    }
  }
}
