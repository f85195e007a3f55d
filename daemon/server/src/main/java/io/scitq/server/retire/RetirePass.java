package io.scitq.server.retire;

import io.scitq.retire.RetirePlanner;
import io.scitq.retire.RetireSettings;
import io.scitq.retire.Retirement;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.store.LaunchStore;
import io.scitq.store.RetireStore;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of retiring: snapshot, plan, and a recorded deletion for each retirement. */
public final class RetirePass implements Pass {
  private static final Logger LOG = LoggerFactory.getLogger(RetirePass.class);

  private final RetireStore snapshots;
  private final LaunchStore launches;
  private final RetireSettings settings;
  private final Hints hints;

  /** A round that has not been run. */
  public RetirePass(
      RetireStore snapshots, LaunchStore launches, RetireSettings settings, Hints hints) {
    this.snapshots = snapshots;
    this.launches = launches;
    this.settings = settings;
    this.hints = hints;
  }

  @Override
  public PassResult run(Instant now) {
    List<Retirement> retirements = RetirePlanner.plan(snapshots.snapshot(), settings, now);
    for (Retirement retirement : retirements) {
      launches.requestDeletion(retirement.worker(), retirement.label(), now);
      LOG.atInfo()
          .addKeyValue("worker", retirement.name())
          .addKeyValue("reason", retirement.label())
          .log("worker retired");
    }
    if (retirements.isEmpty()) {
      return PassResult.QUIET;
    }
    hints.publish(Hint.JOB);
    return PassResult.ACTED;
  }
}
