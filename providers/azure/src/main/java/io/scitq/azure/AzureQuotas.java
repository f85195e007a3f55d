package io.scitq.azure;

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
import org.jspecify.annotations.Nullable;

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
  private final AzureClients clients;
  private final AzureCalls calls;
  private final InstantSource clock;

  AzureQuotas(AzureSettings settings, AzureClients clients, AzureCalls calls, InstantSource clock) {
    this.settings = settings;
    this.clients = clients;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * One usage as either service tells it.
   *
   * @param kind what we call it, null for the many that we do not count
   */
  record Usage(@Nullable QuotaKind kind, long limit, long used) {}

  @Override
  public FetchReport<QuotaReading> fetchQuotas() {
    Instant now = clock.instant();
    List<QuotaReading> readings = new ArrayList<>();
    List<FetchProblem> problems = new ArrayList<>();
    Set<String> complete = new HashSet<>();
    for (String region : settings.regions()) {
      List<Usage> usages = new ArrayList<>();
      boolean compute = add(computeUsages(region), region, usages, problems);
      boolean network = add(networkUsages(region), region, usages, problems);
      usages.forEach(usage -> reading(usage, region, now).ifPresent(readings::add));
      if (compute && network) {
        complete.add(region);
      }
    }
    return new FetchReport<>(readings, complete, problems, now);
  }

  private AzureAnswer<List<Usage>> computeUsages(String region) {
    return calls.await(
        clients.computeReads().getUsages().listAsync(region),
        row ->
            usage(
                COMPUTE,
                row.name() == null ? null : row.name().value(),
                row.limit(),
                row.currentValue()));
  }

  private AzureAnswer<List<Usage>> networkUsages(String region) {
    return calls.await(
        clients.networkReads().getUsages().listAsync(region),
        row ->
            usage(
                NETWORK,
                row.name() == null ? null : row.name().value(),
                row.limit(),
                row.currentValue()));
  }

  private static boolean add(
      AzureAnswer<List<Usage>> answer,
      String region,
      List<Usage> into,
      List<FetchProblem> problems) {
    return switch (answer) {
      case AzureAnswer.Got<List<Usage>>(List<Usage> usages) -> {
        into.addAll(usages);
        yield true;
      }
      case AzureAnswer.Refused<List<Usage>>(AzureError error) -> {
        problems.add(AzureErrorTable.problem(region, error));
        yield false;
      }
    };
  }

  private static Usage usage(
      Map<String, QuotaKind> kinds, @Nullable String name, long limit, long used) {
    return new Usage(name == null ? null : kinds.get(name.toLowerCase(Locale.ROOT)), limit, used);
  }

  /** The reading for a usage that we count; "unlimited" is written as -1 and gives none. */
  static Optional<QuotaReading> reading(Usage usage, String region, Instant now) {
    QuotaKind kind = usage.kind();
    if (kind == null || usage.limit() < 0 || usage.used() < 0) {
      return Optional.empty();
    }
    Region where = new Region(AzureMapping.AZURE, region);
    return Optional.of(new QuotaReading(where, kind, usage.limit(), usage.used(), now));
  }
}
