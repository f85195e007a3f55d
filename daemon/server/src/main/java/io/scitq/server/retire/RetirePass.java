package io.scitq.server.retire;

import io.scitq.retire.RetirePlanner;
import io.scitq.retire.RetireSettings;
import io.scitq.retire.RetireSnapshot;
import io.scitq.retire.Retirement;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.loop.Listening;
import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.store.LaunchStore;
import io.scitq.store.RetireStore;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of retiring: snapshot, plan, and a recorded deletion for each retirement. */
public final class RetirePass implements Pass {
  private static final Logger LOG = LoggerFactory.getLogger(RetirePass.class);

  private final RetireStore snapshots;
  private final LaunchStore launches;
  private final RetireSettings settings;
  private final Listening listening;
  private final Hints hints;

  /** A round that has not been run. */
  public RetirePass(
      RetireStore snapshots,
      LaunchStore launches,
      RetireSettings settings,
      Listening listening,
      Hints hints) {
    this.snapshots = snapshots;
    this.launches = launches;
    this.settings = settings;
    this.listening = listening;
    this.hints = hints;
  }

  @Override
  public PassResult run(Instant now) {
    RetireSnapshot seen = snapshots.snapshot();
    RetireSnapshot snapshot = seen.heardSince(listening.noted(now));
    boolean acted = false;
    for (Retirement retirement : RetirePlanner.plan(snapshot, settings, now)) {
      acted |= retire(retirement, now);
    }
    if (!acted) {
      return PassResult.QUIET;
    }
    hints.publish(Hint.JOB);
    return PassResult.ACTED;
  }

  /** A worker that got work meanwhile, or whose machine is another server's, is left alone. */
  private boolean retire(Retirement retirement, Instant now) {
    return switch (launches.requestDeletion(retirement.worker(), retirement.label(), now)) {
      case REMOVED, QUEUED -> {
        LOG.atInfo()
            .addKeyValue("worker", retirement.name())
            .addKeyValue("reason", retirement.label())
            .log("worker retired");
        yield true;
      }
      case ALREADY_LEAVING, NOT_OURS, BUSY, UNKNOWN -> false;
    };
  }
}
