package io.scitq.ovh;

import io.scitq.spi.CatalogSource;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.Provider;
import io.scitq.spi.ProviderId;
import io.scitq.spi.QuotaSource;
import io.scitq.spi.ServerId;
import java.time.InstantSource;

/** One OVH project, with its parts around one client. */
final class OvhProvider implements Provider {
  private final OvhApi api;
  private final CatalogSource catalog;
  private final QuotaSource quotas;
  private final InstanceDriver instances;

  OvhProvider(OvhApi api, OvhSettings settings, ServerId serverId, InstantSource clock) {
    this.api = api;
    catalog = new OvhCatalogSource(api, settings.regions(), clock);
    quotas = new OvhQuotaSource(api, settings.regions(), clock);
    instances = new OvhDriver(api, new VendorIds(api, settings, clock), settings, serverId, clock);
  }

  @Override
  public ProviderId id() {
    return OvhProviderFactory.OVH;
  }

  @Override
  public CatalogSource catalog() {
    return catalog;
  }

  @Override
  public QuotaSource quotas() {
    return quotas;
  }

  @Override
  public InstanceDriver instances() {
    return instances;
  }

  @Override
  public void close() {
    api.close();
  }
}
