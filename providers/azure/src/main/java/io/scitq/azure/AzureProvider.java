package io.scitq.azure;

import io.scitq.spi.CatalogSource;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.Provider;
import io.scitq.spi.ProviderId;
import io.scitq.spi.QuotaSource;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Puts the parts of the adapter together. */
final class AzureProvider implements Provider {
  private final AzureClients clients;
  private final CatalogSource catalog;
  private final QuotaSource quotas;
  private final InstanceDriver instances;

  AzureProvider(AzureSettings settings, SSLContext tls, InstantSource clock, Pause pause) {
    clients = new AzureClients(settings, tls);
    AzureCalls calls = new AzureCalls(settings.timeout());
    RetailClient retail = new RetailClient(clients.plain(), settings.timeout());
    catalog =
        new AzureCatalog(
            settings,
            new SizeReader(() -> clients.computeReads().getResourceSkus(), calls),
            new SpotResources(clients::graph, calls),
            () -> new RetailCrawl(retail, settings.endpoints().prices(), pause, settings.timeout()),
            clock);
    quotas = new AzureQuotas(settings, clients, calls, clock);
    instances = driver(settings, calls, clock, pause);
  }

  @Override
  public ProviderId id() {
    return AzureMapping.AZURE;
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
    clients.close();
  }

  private InstanceDriver driver(
      AzureSettings settings, AzureCalls calls, InstantSource clock, Pause pause) {
    AzureNames names =
        new AzureNames(
            settings.account().subscription(),
            settings.machines().resourceGroup(),
            settings.owner());
    AzureWaiting waiting = new AzureWaiting(pause, settings.timeout());
    boolean login = settings.machines().sshPublicKey().isPresent();
    AzureNetwork network = new AzureNetwork(clients, calls, waiting, names, login);
    AzureAttachments attachments = new AzureAttachments(clients, calls, waiting, names, clock);
    AzureMachines machines = new AzureMachines(clients, calls, attachments, names);
    AzureMachineView view = new AzureMachineView(names);
    AzureListing listing =
        new AzureListing(
            machines, new AzureLeftovers(clients, calls, names), view, settings.regions());
    AzureMachineOrder order = new AzureMachineOrder(settings.machines(), names, key(settings));
    AzureConsole console = new AzureConsole(clients, names, settings);
    return new AzureDriver(
        new AzureDriver.Parts(network, attachments, machines, listing, order, view, console),
        clock);
  }

  /** The configured key, or one made at the first launch. */
  private static Supplier<String> key(AzureSettings settings) {
    AtomicReference<String> made =
        new AtomicReference<>(settings.machines().sshPublicKey().orElse(""));
    return () -> made.updateAndGet(key -> key.isEmpty() ? ThrowAwayKey.create() : key);
  }
}
