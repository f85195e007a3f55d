package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.UpdaterCommand;
import io.scitq.api.UpdaterView;
import java.util.List;

/** Tells how old the catalog is, and what went wrong. */
public final class UpdaterStatus implements Operation<UpdaterCommand, Items<UpdaterView>> {
  private final UpdaterViews views;

  /** Tells of these. */
  public UpdaterStatus(UpdaterViews views) {
    this.views = views;
  }

  @Override
  public String address() {
    return BusAddress.UPDATER_STATUS;
  }

  @Override
  public Class<UpdaterCommand> requestType() {
    return UpdaterCommand.class;
  }

  @Override
  public Items<UpdaterView> run(UpdaterCommand command) {
    if (command.provider() != null) {
      return new Items<>(List.of(views.view(views.named(command.provider()))));
    }
    return new Items<>(views.known().stream().map(views::view).toList());
  }
}
