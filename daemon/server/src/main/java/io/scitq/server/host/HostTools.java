package io.scitq.server.host;

import io.scitq.server.loop.Hints;
import io.scitq.server.recruit.LaunchTerms;
import io.scitq.server.recruit.SnapshotReader;
import io.scitq.server.update.LiveCatalog;
import io.scitq.store.HostStore;
import io.scitq.store.LaunchStore;

/**
 * What looking after this host needs.
 *
 * @param hosts the workers here
 * @param launches deletes them
 * @param snapshots what a launch is planned on
 * @param catalog what this host offers
 * @param terms what a launch needs
 * @param hints wakes the deployer
 */
public record HostTools(
    HostStore hosts,
    LaunchStore launches,
    SnapshotReader snapshots,
    LiveCatalog catalog,
    LaunchTerms terms,
    Hints hints) {}
