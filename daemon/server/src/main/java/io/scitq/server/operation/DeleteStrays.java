package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.StrayAction;
import io.scitq.api.StrayQuery;
import io.scitq.store.StrayRow;
import io.scitq.store.StrayStore;
import java.util.ArrayList;
import java.util.List;

/** Deletes strays that a person names, also when sweeping itself only shows them. */
public final class DeleteStrays implements Operation<StrayQuery, Items<StrayAction>> {
  private final StrayStore strays;

  /** Dooms rows of this table; the sweeping loop deletes. */
  public DeleteStrays(StrayStore strays) {
    this.strays = strays;
  }

  @Override
  public String address() {
    return BusAddress.STRAY_DELETE;
  }

  @Override
  public Class<StrayQuery> requestType() {
    return StrayQuery.class;
  }

  @Override
  public Items<StrayAction> run(StrayQuery command) {
    List<StrayAction> done = new ArrayList<>();
    for (StrayRow stray : NamedStrays.required(strays, command.provider(), command.name())) {
      if (strays.delete(stray.id())) {
        String provider = stray.id().provider().value();
        done.add(new StrayAction(stray.name().value(), provider, "deleting", null));
      }
    }
    return new Items<>(done);
  }
}
