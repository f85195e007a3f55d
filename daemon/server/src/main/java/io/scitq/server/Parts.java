package io.scitq.server;

import io.scitq.server.config.ScitqdConfig;
import io.scitq.server.loop.Hints;
import io.scitq.server.loop.Listening;
import io.scitq.server.metrics.Meters;
import io.scitq.server.recruit.LaunchTerms;
import io.scitq.server.recruit.SnapshotReader;
import io.scitq.server.update.LiveCatalog;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/**
 * What loops, operations and routes are built from.
 *
 * @param config the configuration
 * @param clock the one source of time
 * @param vertx the event bus
 * @param hints publishes on it
 * @param meters all meters
 * @param stores all tables
 * @param providers the clouds
 * @param catalog the live catalog
 * @param snapshots the planners' snapshot
 * @param terms what every launch needs
 * @param listening since when workers could reach us
 */
record Parts(
    ScitqdConfig config,
    InstantSource clock,
    Vertx vertx,
    Hints hints,
    Meters meters,
    Stores stores,
    Providers providers,
    LiveCatalog catalog,
    SnapshotReader snapshots,
    LaunchTerms terms,
    Listening listening) {}
