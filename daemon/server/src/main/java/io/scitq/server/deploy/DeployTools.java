package io.scitq.server.deploy;

import io.micrometer.core.instrument.MeterRegistry;
import io.scitq.server.loop.Hints;
import io.scitq.server.update.LiveCatalog;
import io.scitq.store.LaunchStore;
import io.scitq.store.UnavailabilityStore;
import java.time.InstantSource;

/**
 * What deploying works with.
 *
 * @param launches launch rows
 * @param unavailabilities learned blocks
 * @param catalog for the shapes of flavors
 * @param userData makes the user data of instances
 * @param meters where launches are counted
 * @param clock source of the present time
 * @param hints publishes changes
 */
public record DeployTools(
    LaunchStore launches,
    UnavailabilityStore unavailabilities,
    LiveCatalog catalog,
    UserData userData,
    MeterRegistry meters,
    InstantSource clock,
    Hints hints) {}
