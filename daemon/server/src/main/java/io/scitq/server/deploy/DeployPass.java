package io.scitq.server.deploy;

import io.scitq.deploy.LaunchId;
import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.spi.Provider;
import io.scitq.store.ClaimedLaunch;
import io.scitq.store.DoomedLaunch;
import io.scitq.store.FollowedLaunch;
import io.scitq.store.LaunchStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One round of deploying: for each provider, claims what is recorded, has a look at what is being
 * made, and goes on with what is to be deleted. The work itself runs beside the round.
 */
public final class DeployPass implements Pass, AutoCloseable {
  /** Longer than a cloud call may take; a claim of a process that died is free after it. */
  static final Duration CLAIM = Duration.ofMinutes(5);

  /** Three missed heartbeats: a daemon is taken for dead, and its claims are free. */
  public static final Duration ALIVE = Duration.ofSeconds(15);

  private final List<ProviderDesk> desks;
  private final LaunchStore launches;
  private final Launcher launcher;
  private final Follower follower;
  private final Deleter deleter;
  private final DeployTerms terms;

  /** A round over these providers that has not been run. */
  public DeployPass(List<Provider> providers, DeployTools tools, DeployTerms terms) {
    this.desks =
        providers.stream().map(provider -> new ProviderDesk(provider, terms.atOnce())).toList();
    this.launches = tools.launches();
    DeployMeters meters = new DeployMeters(tools.meters());
    Lesson lesson = new Lesson(tools.unavailabilities());
    this.launcher = new Launcher(tools, meters, lesson);
    this.follower = new Follower(tools, lesson);
    this.deleter = new Deleter(tools, meters, terms.deleteEvery());
    this.terms = terms;
  }

  /** Waits a moment for calls under way; the rest is found again after the next start. */
  @Override
  public void close() {
    desks.forEach(ProviderDesk::close);
  }

  @Override
  public PassResult run(Instant now) {
    launches.heartbeat(terms.holder(), ALIVE, now);
    boolean acted = !launches.markRegistered(now).isEmpty();
    for (ProviderDesk desk : desks) {
      freeBrokenOff(desk, now);
      acted |= launch(desk, now);
      acted |= follow(desk, now);
      acted |= delete(desk, now);
    }
    return acted ? PassResult.ACTED : PassResult.QUIET;
  }

  private void freeBrokenOff(ProviderDesk desk, Instant now) {
    Set<LaunchId> brokenOff = desk.brokenOff();
    if (!brokenOff.isEmpty()) {
      launches.free(brokenOff, terms.holder(), now);
      desk.freed(brokenOff);
    }
  }

  private boolean launch(ProviderDesk desk, Instant now) {
    if (desk.free() == 0) {
      return false;
    }
    boolean begun = false;
    List<ClaimedLaunch> claimed =
        launches.claim(desk.id(), desk.free(), terms.holder(), CLAIM, now);
    for (ClaimedLaunch launch : claimed) {
      begun |= desk.begin(launch.id(), () -> launcher.launch(desk.provider(), launch));
    }
    return begun;
  }

  private boolean follow(ProviderDesk desk, Instant now) {
    int most = desk.looks().allowed(now);
    if (most == 0) {
      return false;
    }
    boolean begun = false;
    List<FollowedLaunch> due =
        launches.following(desk.id(), most, now.minus(terms.followEvery()), now);
    for (FollowedLaunch launch : due) {
      if (desk.begin(launch.id(), () -> follower.look(desk.provider(), launch))) {
        desk.looks().take();
        begun = true;
      }
    }
    return begun;
  }

  private boolean delete(ProviderDesk desk, Instant now) {
    int free = desk.free();
    if (free == 0) {
      return false;
    }
    boolean begun = false;
    List<DoomedLaunch> doomed =
        launches.claimDeletions(desk.id(), free, terms.holder(), CLAIM, now);
    for (DoomedLaunch launch : doomed) {
      begun |= desk.begin(launch.id(), () -> deleter.delete(desk.provider(), launch));
    }
    return begun;
  }
}
