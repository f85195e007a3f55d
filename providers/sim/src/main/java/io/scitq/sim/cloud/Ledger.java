package io.scitq.sim.cloud;

import io.scitq.spi.QuotaKind;
import java.util.Optional;

/** Takes what a machine needs from quota and room, all of it or nothing, and gives it back. */
final class Ledger {
  private final QuotaTable quota;
  private final RoomTable room;

  Ledger(QuotaTable quota, RoomTable room) {
    this.quota = quota;
    this.room = room;
  }

  /** Empty when all was taken, else the refusal. A doomed machine takes no room. */
  Optional<CreateResult> take(CreateOrder order, SimSize size) {
    if (!quota.take(order.region(), cores(order), size.vcpus())) {
      return Optional.of(overQuota(order, cores(order), size.vcpus()));
    }
    if (!quota.take(order.region(), QuotaKind.INSTANCES, 1)) {
      quota.giveBack(order.region(), cores(order), size.vcpus());
      return Optional.of(overQuota(order, QuotaKind.INSTANCES, 1));
    }
    if (order.failure().isEmpty() && !room.take(order.region(), order.size())) {
      quota.giveBack(order.region(), cores(order), size.vcpus());
      quota.giveBack(order.region(), QuotaKind.INSTANCES, 1);
      return Optional.of(new CreateResult.NoRoom(order.size(), order.region()));
    }
    return Optional.empty();
  }

  private CreateResult overQuota(CreateOrder order, QuotaKind kind, long asked) {
    return new CreateResult.OverQuota(
        kind, quota.limit(order.region(), kind), quota.used(order.region(), kind), asked);
  }

  void giveBack(SimInstance instance) {
    CreateOrder order = instance.order();
    quota.giveBack(order.region(), cores(order), instance.size().vcpus());
    quota.giveBack(order.region(), QuotaKind.INSTANCES, 1);
    if (order.failure().isEmpty()) {
      room.giveBack(order.region(), order.size());
    }
  }

  private static QuotaKind cores(CreateOrder order) {
    return order.spot() ? QuotaKind.SPOT_CORES : QuotaKind.CORES;
  }
}
