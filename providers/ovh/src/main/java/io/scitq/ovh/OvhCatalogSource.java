package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.spi.CatalogSource;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Offering;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the price list, then each region. Without the price list nothing is believed: disks, GPUs
 * and tags come from it too.
 */
final class OvhCatalogSource implements CatalogSource {
  private final OvhApi api;
  private final List<String> regions;
  private final InstantSource clock;

  OvhCatalogSource(OvhApi api, List<String> regions, InstantSource clock) {
    this.api = api;
    this.regions = regions;
    this.clock = clock;
  }

  @Override
  public FetchReport<Offering> fetchOfferings() {
    Instant observedAt = clock.instant();
    return switch (api.catalog()) {
      case Reply.Refused<CloudCatalog>(ApiError error) ->
          FetchReport.failed(OvhErrorTable.problem("prices", error), observedAt);
      case Reply.Ok<CloudCatalog>(CloudCatalog catalog) ->
          report(InRegions.ask(regions, region -> read(region, catalog)), observedAt);
    };
  }

  private RegionCatalog read(String region, CloudCatalog catalog) {
    return switch (api.region(region)) {
      case Reply.Refused<JsonNode>(ApiError error) -> failed(region, error);
      case Reply.Ok<JsonNode>(JsonNode facts) when RegionFacts.isStorageOnly(facts) ->
          RegionCatalog.failed(
              region, "storage-only", "region " + region + " has no instances, only storage");
      case Reply.Ok<JsonNode>(JsonNode facts) ->
          switch (api.flavors(region)) {
            case Reply.Refused<List<JsonNode>>(ApiError error) -> failed(region, error);
            case Reply.Ok<List<JsonNode>>(List<JsonNode> rows) ->
                RegionCatalog.of(region, RegionFacts.isUp(facts), rows, catalog);
          };
    };
  }

  private static RegionCatalog failed(String region, ApiError error) {
    FetchProblem problem = OvhErrorTable.problem(region, error);
    return new RegionCatalog(region, List.of(), List.of(problem));
  }

  private static FetchReport<Offering> report(List<RegionCatalog> read, Instant observedAt) {
    List<Offering> offerings =
        read.stream().flatMap(region -> region.offerings().stream()).toList();
    Set<String> complete =
        read.stream()
            .filter(region -> region.problems().isEmpty())
            .map(RegionCatalog::region)
            .collect(Collectors.toSet());
    List<FetchProblem> problems =
        read.stream().flatMap(region -> region.problems().stream()).toList();
    return new FetchReport<>(
        SameShape.of(offerings).stream().sorted(Comparator.comparing(Offering::id)).toList(),
        complete,
        problems,
        observedAt);
  }
}
