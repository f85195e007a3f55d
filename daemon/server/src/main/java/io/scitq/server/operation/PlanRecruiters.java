package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.PlanView;
import io.scitq.api.RecruiterQuery;
import io.scitq.recruit.RecruitPlan;
import io.scitq.recruit.RecruitPlanner;
import io.scitq.server.recruit.SnapshotReader;
import io.scitq.server.update.LiveCatalog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What the recruiters would do now, and why: the same planner as the real run, nothing recorded.
 */
public final class PlanRecruiters implements Operation<RecruiterQuery, PlanView> {
  private final SnapshotReader snapshots;
  private final LiveCatalog catalog;
  private final InstantSource clock;

  /** Plans on what these give. */
  public PlanRecruiters(SnapshotReader snapshots, LiveCatalog catalog, InstantSource clock) {
    this.snapshots = snapshots;
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public String address() {
    return BusAddress.RECRUITER_PLAN;
  }

  @Override
  public Class<RecruiterQuery> requestType() {
    return RecruiterQuery.class;
  }

  @Override
  public PlanView run(RecruiterQuery query) {
    Instant now = clock.instant();
    RecruitPlan plan =
        RecruitPlanner.plan(snapshots.read(), snapshots.settings(), catalog.current(), now);
    // all are planned, because one batch's share of a quota depends on the others; then one is
    // shown
    List<RecruitPlan.Recruiting> shown =
        plan.recruitings().stream()
            .filter(part -> query.batch() == null || part.recruiter().batch().equals(query.batch()))
            .toList();
    if (query.batch() != null && shown.isEmpty()) {
      throw ProblemException.notFound(
          "recruiter-unknown", "Batch " + query.batch() + " has no recruiter");
    }
    return new PlanView(Dates.text(now), shown.stream().map(PlanViews::view).toList());
  }
}
