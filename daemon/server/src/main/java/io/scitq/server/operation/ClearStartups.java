package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.StartupQuery;
import io.scitq.api.StartupView;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.spi.ProviderId;
import io.scitq.store.StartupStore;

/** Lets recruiting go on after machines that never became workers. */
public final class ClearStartups implements Operation<StartupQuery, Items<StartupView>> {
  private final StartupStore startups;
  private final Hints hints;

  /** Clears rows of this table. */
  public ClearStartups(StartupStore startups, Hints hints) {
    this.startups = startups;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.STARTUP_CLEAR;
  }

  @Override
  public Class<StartupQuery> requestType() {
    return StartupQuery.class;
  }

  @Override
  public Items<StartupView> run(StartupQuery query) {
    StartupViews.of(startups, query.provider()).items().stream()
        .map(view -> new ProviderId(view.provider()))
        .forEach(startups::clear);
    hints.publish(Hint.RECRUITER);
    return StartupViews.of(startups, query.provider());
  }
}
