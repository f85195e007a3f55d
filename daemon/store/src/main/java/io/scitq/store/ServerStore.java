package io.scitq.store;

import io.scitq.spi.ServerId;

/** What this installation is, whichever daemon asks. */
public final class ServerStore {
  private final Database database;

  /** Reads from this database. */
  public ServerStore(Database database) {
    this.database = database;
  }

  /** The owner mark of everything we make at providers; made with the schema and never changed. */
  public ServerId serverId() {
    return database
        .jdbi()
        .withHandle(handle ->
            new ServerId(
                handle.select("SELECT server_id FROM scitqd.server").mapTo(String.class).one()));
  }
}
