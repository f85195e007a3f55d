package io.scitq.server.update;

import io.scitq.store.CatalogStore;
import io.scitq.store.LeaseStore;
import io.scitq.store.QuotaStore;

/**
 * The tables that updating writes.
 *
 * @param catalog offerings and runs
 * @param quotas readings
 * @param leases so that one daemon updates a provider at a time
 */
public record UpdateStores(CatalogStore catalog, QuotaStore quotas, LeaseStore leases) {}
