package io.scitq.azure;

import com.azure.core.http.rest.PagedFlux;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.QuotaSource;
import io.scitq.spi.Region;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the compute and network usages of the configured regions. */
final class AzureQuotas implements QuotaSource {
  private static final Map<String, QuotaKind> COMPUTE =
      Map.of(
          "lowprioritycores", QuotaKind.SPOT_CORES,
          "cores", QuotaKind.CORES,
          "virtualmachines", QuotaKind.INSTANCES);
  private static final Map<String, QuotaKind> NETWORK =
      Map.of("publicipaddresses", QuotaKind.PUBLIC_IPS);

  private final AzureSettings settings;
  private final ComputeManagementClient compute;
  private final NetworkManagementClient network;
  private final AzureCalls calls;
  private final InstantSource clock;

  AzureQuotas(AzureSettings settings, AzureClients clients, AzureCalls calls, InstantSource clock) {
    this.settings = settings;
    this.compute = clients.computeReads();
    this.network = clients.networkReads();
    this.calls = calls;
    this.clock = clock;
  }

  /** One usage as either service tells it. */
  record Usage(String name, long limit, long used) {}

  @Override
  public FetchReport<QuotaReading> fetchQuotas() {
    Instant now = clock.instant();
    List<QuotaReading> readings = new ArrayList<>();
    List<FetchProblem> problems = new ArrayList<>();
    Set<String> complete = new HashSet<>();
    for (String region : settings.regions()) {
      List<Usage> usages = new ArrayList<>();
      boolean whole =
          read(
                  compute
                      .getUsages()
                      .listAsync(region)
                      .mapPage(
                          u -> new Usage("c/" + u.name().value(), u.limit(), u.currentValue())),
                  region,
                  usages,
                  problems)
              & read(
                  network
                      .getUsages()
                      .listAsync(region)
                      .mapPage(
                          u -> new Usage("n/" + u.name().value(), u.limit(), u.currentValue())),
                  region,
                  usages,
                  problems);
      usages.forEach(usage -> reading(usage, region, now).ifPresent(readings::add));
      if (whole) {
        complete.add(region);
      }
    }
    return new FetchReport<>(readings, complete, problems, now);
  }

  private boolean read(
      PagedFlux<Usage> pages, String region, List<Usage> into, List<FetchProblem> problems) {
    return switch (calls.await(pages)) {
      case AzureAnswer.Got<List<Usage>>(List<Usage> usages) -> into.addAll(usages) || true;
      case AzureAnswer.Refused<List<Usage>>(AzureError error) -> {
        problems.add(AzureErrorTable.problem(region, error));
        yield false;
      }
    };
  }

  /** The reading for a usage that we count; "unlimited" is written as -1 and gives none. */
  static Optional<QuotaReading> reading(Usage usage, String region, Instant now) {
    String name = usage.name().substring(2).toLowerCase(Locale.ROOT);
    QuotaKind kind = (usage.name().startsWith("c/") ? COMPUTE : NETWORK).get(name);
    if (kind == null || usage.limit() < 0 || usage.used() < 0) {
      return Optional.empty();
    }
    Region where = new Region(AzureMapping.AZURE, region);
    return Optional.of(new QuotaReading(where, kind, usage.limit(), usage.used(), now));
  }
}
