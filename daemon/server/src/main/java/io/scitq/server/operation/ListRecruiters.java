package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.RecruiterQuery;
import io.scitq.api.RecruiterView;
import io.scitq.recruit.RecruiterId;
import io.scitq.store.DecisionLog;
import io.scitq.store.RecruiterStore;
import io.scitq.store.StoredDecision;
import java.util.Map;
import java.util.Optional;

/** Lists the recruiters, each with what it last decided. */
public final class ListRecruiters implements Operation<RecruiterQuery, Items<RecruiterView>> {
  private final RecruiterStore recruiters;
  private final DecisionLog decisions;
  private final BatchNames batches;

  /** Reads from these tables. */
  public ListRecruiters(RecruiterStore recruiters, DecisionLog decisions, BatchNames batches) {
    this.recruiters = recruiters;
    this.decisions = decisions;
    this.batches = batches;
  }

  @Override
  public String address() {
    return BusAddress.RECRUITER_LIST;
  }

  @Override
  public Class<RecruiterQuery> requestType() {
    return RecruiterQuery.class;
  }

  @Override
  public Items<RecruiterView> run(RecruiterQuery query) {
    new RequestCheck().text("batch", query.batch()).orThrow();
    Map<RecruiterId, StoredDecision> last = decisions.last();
    Items<RecruiterView> found =
        new Items<>(
            recruiters.list(Optional.ofNullable(query.batch())).stream()
                .map(recruiter ->
                    RecruiterViews.view(recruiter, Optional.ofNullable(last.get(recruiter.id()))))
                .toList());
    if (found.items().isEmpty()) {
      batches.check(query.batch());
    }
    return found;
  }
}
