package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.ConfigQuery;
import io.scitq.api.InventoryHost;
import io.scitq.api.Items;
import io.scitq.store.InventoryRow;
import io.scitq.store.InventoryStore;
import org.jspecify.annotations.Nullable;

/** Lists the machines that Ansible may work on. */
public final class ListInventory implements Operation<ConfigQuery, Items<InventoryHost>> {
  private static final String WITHOUT_PROVIDER = "manual";

  private final InventoryStore machines;

  /** Reads from this store. */
  public ListInventory(InventoryStore machines) {
    this.machines = machines;
  }

  @Override
  public String address() {
    return BusAddress.WORKER_INVENTORY;
  }

  @Override
  public Class<ConfigQuery> requestType() {
    return ConfigQuery.class;
  }

  @Override
  public Items<InventoryHost> run(ConfigQuery query) {
    return new Items<>(machines.hosts().stream().map(ListInventory::view).toList());
  }

  private static InventoryHost view(InventoryRow row) {
    return new InventoryHost(
        row.name(),
        row.group().or(row::provider).orElse(WITHOUT_PROVIDER),
        row.ipv4().orElse(null),
        row.ipv6().orElse(null),
        row.provider().orElse(null),
        row.region().orElse(null),
        row.flavor().orElse(null),
        cpu(row),
        ram(row),
        row.gpu().orElse(null),
        row.tags().orElse(null));
  }

  private static @Nullable Integer cpu(InventoryRow row) {
    return row.cpu().isPresent() ? row.cpu().getAsInt() : null;
  }

  private static @Nullable Double ram(InventoryRow row) {
    return row.ram().isPresent() ? row.ram().getAsDouble() : null;
  }
}
