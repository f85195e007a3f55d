package io.scitq.server.deploy;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.quota.Unavailability;
import io.scitq.server.loop.Hint;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.Instance;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.Provider;
import io.scitq.store.FollowedLaunch;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at an accepted launch until its worker has spoken, it has failed, or it has vanished. */
final class Follower {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /** One look that finds nothing proves nothing: lists lag behind creations. */
  private static final int ABSENT_LOOKS = 2;

  private final DeployTools tools;
  private final Lesson lesson;
  private final ConcurrentMap<LaunchId, Integer> absences = new ConcurrentHashMap<>();

  Follower(DeployTools tools, Lesson lesson) {
    this.tools = tools;
    this.lesson = lesson;
  }

  void look(Provider provider, FollowedLaunch launch) {
    switch (provider.instances().inspect(launch.ref())) {
      case InspectOutcome.Found found -> found(launch, found.instance());
      case InspectOutcome.Absent() -> absent(launch);
      case InspectOutcome.Unanswered unanswered ->
          LOG.atDebug()
              .addKeyValue("worker", launch.ref().name())
              .addKeyValue("code", unanswered.code())
              .log("no answer about an instance");
    }
  }

  private void found(FollowedLaunch launch, Instance instance) {
    absences.remove(launch.id());
    switch (instance.status()) {
      case STARTING ->
          LOG.atDebug().addKeyValue("worker", instance.name()).log("instance is being made");
      case RUNNING -> running(launch, instance);
      case FAILED, STOPPED ->
          failed(
              launch,
              instance
                  .failure()
                  .orElse(
                      new LaunchFailure.Failed(
                          instance.status().name(), "the provider gives no reason")));
      case DELETING, LEFTOVER -> absent(launch);
    }
  }

  private void running(FollowedLaunch launch, Instance instance) {
    if (launch.status() == LaunchStatus.STARTING) {
      tools.launches().booted(launch.id(), instance, tools.clock().instant());
      LOG.atInfo().addKeyValue("worker", instance.name()).log("instance runs");
      tools.hints().publish(Hint.WORKER);
    }
  }

  private void absent(FollowedLaunch launch) {
    if (absences.merge(launch.id(), 1, Integer::sum) >= ABSENT_LOOKS) {
      absences.remove(launch.id());
      failed(
          launch,
          new LaunchFailure.NoCapacity(
              LaunchFailure.Scope.OFFERING,
              "vanished",
              "the instance vanished at the provider while it was being made"));
    }
  }

  /** What is left of it at the cloud is deleted. */
  private void failed(FollowedLaunch launch, LaunchFailure failure) {
    Instant now = tools.clock().instant();
    Optional<Unavailability> block =
        tools
            .catalog()
            .current()
            .flavor(launch.offering().flavor())
            .flatMap(flavor -> lesson.from(failure, launch.offering(), flavor, now));
    tools.launches().failed(launch.id(), failure, block, true, now);
    LOG.atWarn()
        .addKeyValue("worker", launch.ref().name())
        .addKeyValue("offering", launch.offering())
        .addKeyValue("reason", failure.label())
        .addKeyValue("code", failure.code())
        .log("launch failed after it was accepted");
    tools.hints().publish(Hint.JOB);
  }
}
