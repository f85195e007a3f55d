package io.scitq.store;

import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.Price;
import io.scitq.spi.Region;
import io.scitq.sweep.StrayId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something of ours at a provider that no launch row knows.
 *
 * @param id provider and the provider's own id
 * @param name that it bears
 * @param where provider and region
 * @param parts true when it is interfaces, addresses or disks without a machine
 * @param flavor of the machine, empty when unknown
 * @param detail what the provider says about it
 * @param price of the machine per hour, when its offering is known
 * @param createdAt when the provider made it, when it tells
 * @param firstSeen when a listing had it first
 * @param lastSeen when a listing had it last
 * @param sightings how many listings had it
 * @param ripe whether it may be deleted without being asked for by name
 * @param deleting whether it is being deleted
 * @param absentSeen how often its deletion found nothing any more
 * @param note what came of the last attempt to delete it
 */
public record StrayRow(
    StrayId id,
    InstanceName name,
    Region where,
    boolean parts,
    String flavor,
    String detail,
    Optional<Price> price,
    Optional<Instant> createdAt,
    Instant firstSeen,
    Instant lastSeen,
    int sightings,
    boolean ripe,
    boolean deleting,
    int absentSeen,
    Optional<String> note) {
  /** For asking the provider about it. */
  public InstanceRef ref() {
    return new InstanceRef(name, where.name(), Optional.of(id.vendorId()));
  }
}
