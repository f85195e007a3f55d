package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.RecruiterChange;
import io.scitq.api.RecruiterSpec;
import io.scitq.api.RecruiterView;
import io.scitq.recruit.Recruiter;
import io.scitq.recruit.RecruiterId;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.RecruiterStore;
import java.util.Optional;

/** Changes what is given of a recruiter; the rest stays. */
public final class UpdateRecruiter implements Operation<RecruiterChange, RecruiterView> {
  private final RecruiterStore recruiters;
  private final ProviderNames providers;
  private final Hints hints;

  /** Writes into this table. */
  public UpdateRecruiter(RecruiterStore recruiters, ProviderNames providers, Hints hints) {
    this.recruiters = recruiters;
    this.providers = providers;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.RECRUITER_UPDATE;
  }

  @Override
  public Class<RecruiterChange> requestType() {
    return RecruiterChange.class;
  }

  @Override
  public RecruiterView run(RecruiterChange change) {
    RecruiterId id = RecruiterCheck.id(change.batch(), change.rank());
    Recruiter known = recruiters.find(id).orElseThrow(() -> Missing.recruiter(id));
    return store(RecruiterCheck.changed(known, change));
  }

  /** Replaces an existing one as a whole: what is absent is cleared. */
  public RecruiterView replace(RecruiterSpec whole) {
    return store(RecruiterCheck.created(whole));
  }

  private RecruiterView store(Recruiter changed) {
    providers.check(changed.provider(), changed.region());
    if (!recruiters.update(changed)) {
      throw Missing.recruiter(changed.id());
    }
    hints.publish(Hint.RECRUITER);
    return RecruiterViews.view(changed, Optional.empty());
  }
}
