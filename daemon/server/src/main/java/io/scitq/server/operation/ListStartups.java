package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.StartupQuery;
import io.scitq.api.StartupView;
import io.scitq.store.StartupStore;

/** Lists how machines start with the templates in use. */
public final class ListStartups implements Operation<StartupQuery, Items<StartupView>> {
  private final StartupStore startups;

  /** Reads from this table. */
  public ListStartups(StartupStore startups) {
    this.startups = startups;
  }

  @Override
  public String address() {
    return BusAddress.STARTUP_LIST;
  }

  @Override
  public Class<StartupQuery> requestType() {
    return StartupQuery.class;
  }

  @Override
  public Items<StartupView> run(StartupQuery query) {
    return StartupViews.of(startups, query.provider());
  }
}
