package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.QuotaSource;
import io.scitq.spi.Region;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads cores, instances and memory of each configured region. */
final class OvhQuotaSource implements QuotaSource {
  private final OvhApi api;
  private final List<String> regions;
  private final InstantSource clock;

  OvhQuotaSource(OvhApi api, List<String> regions, InstantSource clock) {
    this.api = api;
    this.regions = regions;
    this.clock = clock;
  }

  @Override
  public FetchReport<QuotaReading> fetchQuotas() {
    Instant observedAt = clock.instant();
    return switch (api.quotas()) {
      case Reply.Refused<List<JsonNode>>(ApiError error) ->
          FetchReport.failed(OvhErrorTable.problem("quotas", error), observedAt);
      case Reply.Ok<List<JsonNode>>(List<JsonNode> rows) -> report(rows, observedAt);
    };
  }

  private FetchReport<QuotaReading> report(List<JsonNode> rows, Instant observedAt) {
    List<QuotaReading> readings = new ArrayList<>();
    List<FetchProblem> problems = new ArrayList<>();
    Set<String> complete = new HashSet<>();
    for (String region : regions) {
      Optional<JsonNode> row =
          rows.stream()
              .filter(each -> region.equals(each.path("region").asText()))
              .filter(QuotaMapping::isReadable)
              .findFirst();
      if (row.isPresent()) {
        complete.add(region);
        readings.addAll(readings(region, row.get(), observedAt));
      } else {
        problems.add(
            new FetchProblem(region, "bad-row", "OVH gives no quota for region " + region));
      }
    }
    return new FetchReport<>(readings, complete, problems, observedAt);
  }

  private static List<QuotaReading> readings(String region, JsonNode row, Instant observedAt) {
    Region where = new Region(OvhProviderFactory.OVH, region);
    return new QuotaMapping(where, row.path("instance"), observedAt).readings();
  }
}
