package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.RecruiterSpec;
import io.scitq.api.RecruiterView;
import io.scitq.recruit.Recruiter;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.RecruiterStore;

/** Creates a recruiter, or replaces the one with the same batch and rank. */
public final class CreateRecruiter implements Operation<RecruiterSpec, RecruiterView> {
  private final RecruiterStore recruiters;
  private final ProviderNames providers;
  private final Hints hints;

  /** Writes into this table. */
  public CreateRecruiter(RecruiterStore recruiters, ProviderNames providers, Hints hints) {
    this.recruiters = recruiters;
    this.providers = providers;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.RECRUITER_CREATE;
  }

  @Override
  public Class<RecruiterSpec> requestType() {
    return RecruiterSpec.class;
  }

  @Override
  public RecruiterView run(RecruiterSpec spec) {
    Recruiter recruiter = RecruiterCheck.created(spec);
    providers.check(recruiter.provider(), recruiter.region());
    boolean created = recruiters.upsert(recruiter);
    hints.publish(Hint.RECRUITER);
    return RecruiterViews.written(recruiter, !created);
  }
}
