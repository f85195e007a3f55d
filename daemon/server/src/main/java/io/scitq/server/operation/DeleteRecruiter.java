package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.RecruiterKey;
import io.scitq.api.RecruiterView;
import io.scitq.recruit.Recruiter;
import io.scitq.recruit.RecruiterId;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.RecruiterStore;
import java.time.InstantSource;
import java.util.Optional;

/** Deletes a recruiter, and what it recorded but nobody has begun to launch; its workers stay. */
public final class DeleteRecruiter implements Operation<RecruiterKey, RecruiterView> {
  private final RecruiterStore recruiters;
  private final InstantSource clock;
  private final Hints hints;

  /** Writes into this table. */
  public DeleteRecruiter(RecruiterStore recruiters, InstantSource clock, Hints hints) {
    this.recruiters = recruiters;
    this.clock = clock;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.RECRUITER_DELETE;
  }

  @Override
  public Class<RecruiterKey> requestType() {
    return RecruiterKey.class;
  }

  @Override
  public RecruiterView run(RecruiterKey key) {
    RecruiterId id = RecruiterCheck.id(key.batch(), key.rank());
    Recruiter known = recruiters.find(id).orElseThrow(() -> Missing.recruiter(id));
    if (!recruiters.delete(id, clock.instant())) {
      throw Missing.recruiter(id);
    }
    hints.publish(Hint.RECRUITER);
    return RecruiterViews.view(known, Optional.empty());
  }
}
