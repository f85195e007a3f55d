package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.UpdaterCommand;
import io.scitq.api.UpdaterView;
import io.scitq.server.update.UpdaterService;
import io.scitq.spi.ProviderId;
import java.util.List;

/** Runs an updater now and waits for its end. */
public final class RunUpdater implements Operation<UpdaterCommand, Items<UpdaterView>> {
  private final UpdaterService updaters;
  private final UpdaterViews views;

  /** Runs these. */
  public RunUpdater(UpdaterService updaters, UpdaterViews views) {
    this.updaters = updaters;
    this.views = views;
  }

  @Override
  public String address() {
    return BusAddress.UPDATER_RUN;
  }

  @Override
  public Class<UpdaterCommand> requestType() {
    return UpdaterCommand.class;
  }

  @Override
  public Items<UpdaterView> run(UpdaterCommand command) {
    new RequestCheck().required("provider", command.provider()).orThrow();
    ProviderId provider = views.named(command.provider());
    String disabled = views.disabled().get(provider);
    if (disabled != null) {
      throw ProblemException.impossible(
          "provider-disabled", "provider " + provider + " is disabled", List.of(disabled));
    }
    if (updaters.run(provider, Boolean.TRUE.equals(command.force())).isEmpty()) {
      throw ProblemException.conflict(
          "updater-running", "the updater of " + provider + " is running already");
    }
    return new Items<>(List.of(views.view(provider)));
  }
}
